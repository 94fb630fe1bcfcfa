/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.CheckDeadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the addresses of a host in the system, with a deadline. Thread-safe.
 *
 * <p>The system's lookup has neither deadlines nor interrupts, so it runs on a daemon thread of its own. While one
 * hangs no other is started: the next caller waits for the same one.
 */
public final class HostResolver {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    /** The lookup itself. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final String host;
    private final Resolver resolver;

    // Guarded by this.
    private @Nullable CompletableFuture<List<InetAddress>> pending;

    /** A host by name or address; IPv6 with or without brackets. Nothing is looked up yet. */
    public HostResolver(String host) {
        this(host, InetAddress::getAllByName);
    }

    HostResolver(String host, Resolver resolver) {
        this.host = host;
        this.resolver = resolver;
    }

    /**
     * Looks the host up.
     *
     * @return at least one address, in the system's order
     * @throws UnknownHostException if there is no such host
     * @throws TimeoutException if the deadline passes first
     * @throws InterruptedException if the caller is interrupted
     */
    public List<InetAddress> resolve(CheckDeadline deadline)
            throws IOException, TimeoutException, InterruptedException {
        if (LITERAL.matcher(host).matches()) {
            return List.of(resolver.resolve(host));
        }
        try {
            return lookup().get(deadline.remaining().toNanos(), NANOSECONDS);
        } catch (ExecutionException e) {
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(e.getCause());
            throw unknown;
        }
    }

    private synchronized CompletableFuture<List<InetAddress>> lookup() {
        if (pending == null || pending.isDone()) {
            CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
            Thread thread = new Thread(() -> complete(addresses), "lifesigns-lookup-" + host);
            thread.setDaemon(true);
            thread.start();
            pending = addresses;
        }
        return pending;
    }

    private void complete(CompletableFuture<List<InetAddress>> addresses) {
        try {
            addresses.complete(List.of(resolver.resolve(host)));
        } catch (UnknownHostException | RuntimeException e) {
            addresses.completeExceptionally(e);
        }
    }
}
