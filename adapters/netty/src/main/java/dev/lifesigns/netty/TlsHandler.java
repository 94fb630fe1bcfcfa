/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import javax.net.ssl.SSLEngine;

/** Encrypts one connection, in front of its {@link RequestReader}, and counts what it keeps of an unfinished record. */
final class TlsHandler extends SslHandler {
    /** How long a client may take to read the last bytes of a connection. */
    private static final long GOODBYE_MILLIS = 1_000;

    TlsHandler(SSLEngine engine, Duration handshakeTimeout) {
        super(ofServer(engine));
        setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        setCloseNotifyFlushTimeoutMillis(GOODBYE_MILLIS);
    }

    private static SSLEngine ofServer(SSLEngine engine) {
        engine.setUseClientMode(false);
        return engine;
    }

    /** Read-only, because TLS appends what follows to a buffer that has room, and responses are shared. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        super.write(context, message instanceof ByteBuf bytes ? bytes.asReadOnly() : message, promise);
    }

    /** How much memory is kept for what has come and not been decrypted. */
    int bufferedBytes() {
        ByteBuf kept = internalBuffer();
        return kept.isReadable() ? kept.capacity() : 0;
    }
}
