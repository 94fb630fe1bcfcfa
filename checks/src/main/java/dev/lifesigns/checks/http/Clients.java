/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Clients that go straight to the server (no proxy), follow no redirect and keep their connections.
 *
 * <p>All checks share one, since each costs a thread of its own; only a check with its own certificates has another. Their
 * work is done on at most four daemon threads, which suffices because nothing on them waits.
 */
final class Clients {
    private static final int THREADS = 4;
    private static final Executor EXECUTOR = executor();

    private Clients() {}

    /** The client that trusts what the JVM trusts. */
    static HttpClient shared() {
        return Shared.CLIENT;
    }

    /**
     * A client that trusts the certificates of a PEM file and no others.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    static HttpClient trusting(Path pemFile) {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            return builder()
                    .sslContext(trust(CertificateFactory.getInstance("X.509").generateCertificates(pem)))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "trustFile: " + pemFile + " (expected: a readable file of PEM certificates)", e);
        }
    }

    private static SSLContext trust(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(EXECUTOR);
    }

    private static Executor executor() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(THREADS, THREADS, 30, SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "lifesigns-http-check-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Made when the first check runs. */
    private static final class Shared {
        static final HttpClient CLIENT = builder().build();
    }
}
