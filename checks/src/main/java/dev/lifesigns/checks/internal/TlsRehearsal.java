/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A complete handshake of this JVM with itself, which loads what TLS needs: hundreds of classes, and the JVM's trust store. */
public final class TlsRehearsal {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final char[] NO_PASSWORD = {};

    private TlsRehearsal() {}

    /** The second call does nothing. */
    public static void once() throws Exception {
        Preparations.once("tls", TlsRehearsal::shakeHands);
    }

    private static void shakeHands() throws GeneralSecurityException, IOException, InterruptedException {
        SSLSocketFactory.getDefault();
        SelfSigned identity = SelfSigned.create();
        SSLContext context = context(identity);
        try (ServerSocket listener =
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listener), "lifesigns-preparation-tls");
            server.setDaemon(true);
            server.start();
            Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket client = TlsClient.of(context).over(plain, "localhost", 443, List.of())) {
                client.getInputStream().read();
            }
            server.join(TIMEOUT_MILLIS);
        }
    }

    private static void serve(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write('\n');
        } catch (IOException closed) {
            // The client is done.
            return;
        }
    }

    private static SSLContext context(SelfSigned identity) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("trusted", identity.certificate());
        store.setKeyEntry("own", identity.keys().getPrivate(), NO_PASSWORD, new Certificate[] {identity.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
