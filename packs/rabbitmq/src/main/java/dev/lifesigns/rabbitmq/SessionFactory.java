/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurator;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.BreakableCall;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections as a factory of the application says, but within a deadline and without recovery. Thread-safe. */
final class SessionFactory {
    /** No answer to a question of a check is longer. */
    private static final int LONGEST_BODY = 1024 * 1024;

    private final ConnectionFactory template;
    private final @Nullable TlsDemand tls;

    /** @param tls how to encrypt, or {@code null} to do what the factory says */
    SessionFactory(ConnectionFactory template, @Nullable TlsDemand tls) {
        this.template = template;
        this.tls = tls;
    }

    /** @throws Refusal if the broker does not admit the client by the deadline */
    Session open(CheckDeadline deadline) throws Refusal, InterruptedException {
        HostAndPort server = new HostAndPort(template.getHost(), template.getPort());
        // several, if the host has several addresses
        AtomicReference<@Nullable Socket> newest = new AtomicReference<>();
        ConnectionFactory factory = factory(deadline, newest);
        try {
            return BreakableCall.make(
                    () -> new Session(server, factory.newConnection("lifesigns"), newest.get(), tls),
                    deadline,
                    () -> Session.breakOff(newest.get()));
        } catch (ExecutionException failure) {
            throw AmqpFailure.of(server.toString(), failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException late) {
            throw new Refusal(ErrorKind.TIMEOUT, server + ": no answer in time");
        }
    }

    private ConnectionFactory factory(CheckDeadline deadline, AtomicReference<@Nullable Socket> newest) {
        ConnectionFactory factory = template.clone();
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(deadline.remainingMillis());
        factory.setHandshakeTimeout(deadline.remainingMillis());
        factory.setChannelRpcTimeout(deadline.remainingMillis());
        factory.setMaxInboundMessageBodySize(LONGEST_BODY);
        factory.setExceptionHandler(new SilentHandler());
        if (tls != null) {
            factory.useSslProtocol(tls.client().context());
        }
        SocketConfigurator before = factory.getSocketConfigurator();
        factory.setSocketConfigurator(socket -> {
            newest.set(socket);
            configure(socket, before);
        });
        return factory;
    }

    private void configure(Socket socket, @Nullable SocketConfigurator before) throws IOException {
        if (before != null) {
            before.configure(socket);
        }
        if (tls != null && socket instanceof SSLSocket encrypted) {
            encrypted.setSSLParameters(tls.client().demands(encrypted.getSSLParameters()));
        }
    }

    /** What goes wrong is the result of the run, and is not logged as well. */
    private static final class SilentHandler extends ForgivingExceptionHandler {
        @Override
        protected void log(String message, Throwable failure) {}
    }
}
