/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * How bytes come and go.
 *
 * @param io makes what waits for sockets
 * @param server the kind of socket that listens
 * @param unixServer the kind that listens in the file system
 * @param unixAddress the address of a file, for that kind
 * @param tls makes the TLS of a connection; {@code null} for none
 */
record Transport(
        IoHandlerFactory io,
        Class<? extends ServerSocketChannel> server,
        Class<? extends ServerChannel> unixServer,
        Function<Path, SocketAddress> unixAddress,
        @Nullable Supplier<SSLEngine> tls) {
    /** Linux' epoll without a detour, where its native library is at hand, and what the JDK offers everywhere else. */
    static Transport best() {
        try {
            return Native.isAvailable() ? Native.transport() : jdk();
        } catch (LinkageError absent) {
            return jdk();
        }
    }

    static Transport jdk() {
        return new Transport(
                NioIoHandler.newFactory(),
                NioServerSocketChannel.class,
                NioServerDomainSocketChannel.class,
                UnixDomainSocketAddress::of,
                null);
    }

    Transport withTls(@Nullable Supplier<SSLEngine> other) {
        return new Transport(io, server, unixServer, unixAddress, other);
    }

    /** Apart, because its classes come in a jar that need not be there. */
    private static final class Native {
        static boolean isAvailable() {
            return Epoll.isAvailable();
        }

        static Transport transport() {
            return new Transport(
                    EpollIoHandler.newFactory(),
                    EpollServerSocketChannel.class,
                    EpollServerDomainSocketChannel.class,
                    file -> new DomainSocketAddress(file.toFile()),
                    null);
        }
    }
}
