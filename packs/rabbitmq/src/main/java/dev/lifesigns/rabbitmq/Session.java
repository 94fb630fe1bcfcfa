/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.BreakableCall;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection of a check. Used by one run at a time. */
final class Session {
    /** How long a broker has to answer the farewell of a connection that worked. */
    private static final int FAREWELL_MILLIS = 100;

    private final HostAndPort server;
    private final Connection connection;
    private final @Nullable Socket socket;
    private final @Nullable TlsDemand tls;

    /** @throws IOException if the broker's certificate has expired */
    Session(HostAndPort server, Connection connection, @Nullable Socket socket, @Nullable TlsDemand tls)
            throws IOException {
        this.server = server;
        this.connection = connection;
        this.socket = socket;
        this.tls = tls;
        if (tls != null && socket instanceof SSLSocket encrypted) {
            tls.client().verify(encrypted);
        }
    }

    /** @throws Refusal if there is no channel or no queue by the deadline */
    CheckResult ask(QueueDemands demands, CheckDeadline deadline) throws Refusal, InterruptedException {
        try {
            CheckResult result = BreakableCall.make(() -> ask(demands), deadline, () -> breakOff(socket));
            return result.withDetail("server", server.toString())
                    .withDetail(
                            "version",
                            String.valueOf(connection.getServerProperties().get("version")));
        } catch (ExecutionException failure) {
            String subject = demands.queue() == null ? server.toString() : demands.subject();
            throw AmqpFailure.of(subject, failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException late) {
            throw new Refusal(ErrorKind.TIMEOUT, server + ": no answer in time");
        }
    }

    private CheckResult ask(QueueDemands demands) throws IOException, TimeoutException {
        try (Channel channel = connection.createChannel()) {
            String queue = demands.queue();
            CheckResult result = queue == null ? CheckResult.up() : demands.judge(channel.queueDeclarePassive(queue));
            return tls != null && socket instanceof SSLSocket encrypted
                    ? tls.judge(result, server.toString(), encrypted.getSession())
                    : result;
        }
    }

    /** Says farewell to a broker that answers, and leaves. */
    void close() {
        if (connection.isOpen() && (socket == null || !socket.isClosed())) {
            connection.abort(AMQP.REPLY_SUCCESS, "done", FAREWELL_MILLIS);
        }
        breakOff(socket);
    }

    /** Closes a connection, also while it is in use. */
    static void breakOff(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException broken) {
            // Closing it was the point; it does not matter how.
            return;
        }
    }
}
