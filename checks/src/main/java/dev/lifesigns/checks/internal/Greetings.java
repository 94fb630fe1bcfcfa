/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a cluster, of which one has to be found well before a client is created for them: clients that try again until
 * their time is up do not report who refuses. Thread-safe.
 */
public final class Greetings implements AutoCloseable {
    private final List<HostAndPort> servers;
    private final List<Conversation> conversations;

    /**
     * Connects to nobody yet.
     *
     * @param servers at least one
     * @param tls how to encrypt, or {@code null}
     * @param secrets what no message may repeat
     * @param protocol what a server has to answer
     */
    public Greetings(
            List<HostAndPort> servers, @Nullable TlsDemand tls, Secrets secrets, Conversation.Protocol protocol) {
        this.servers = List.copyOf(servers);
        this.conversations = servers.stream()
                .map(server -> new Conversation(server, tls, secrets, protocol))
                .toList();
    }

    /**
     * A server that is well.
     *
     * @param result degraded or down if its certificate expires soon
     */
    public record Found(HostAndPort server, CheckResult result) {
        /** What a client of it found, and what was found before. */
        public CheckResult and(CheckResult later) {
            return (later.error() == null && result.error() != null ? result.withDetails(later.details()) : later)
                    .withDetails(result.details());
        }
    }

    /** The hosts of the servers. */
    public List<String> hosts() {
        return servers.stream().map(HostAndPort::host).toList();
    }

    /** Loads what a first run needs. */
    public void prepare() throws Exception {
        conversations.get(0).prepare();
    }

    /**
     * Asks the servers one after the other, which share half of the time.
     *
     * @throws Refusal of the last one, if none is well
     */
    public Found first(CheckDeadline deadline) throws Refusal, InterruptedException {
        CheckDeadline patience = HostAddresses.half(deadline);
        ErrorKind kind = ErrorKind.FAILED;
        String message = "";
        for (int tried = 0; tried < servers.size(); tried++) {
            Duration share = patience.remaining().dividedBy(servers.size() - tried);
            CheckResult result = conversations.get(tried).runOnce(CheckDeadline.after(share));
            ErrorKind error = result.error();
            if (error == null || error == ErrorKind.THRESHOLD) {
                return new Found(servers.get(tried), result);
            }
            kind = error;
            message = String.valueOf(result.message());
        }
        throw new Refusal(kind, message);
    }

    @Override
    public void close() {
        conversations.forEach(Conversation::close);
    }
}
