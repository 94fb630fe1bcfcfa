/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * How Netty speaks to the kernel.
 *
 * @param io makes what waits for sockets
 * @param server the kind of socket that listens
 */
record Transport(IoHandlerFactory io, Class<? extends ServerSocketChannel> server) {
    /** Linux' epoll without a detour, where its native library is at hand, and what the JDK offers everywhere else. */
    static Transport best() {
        try {
            return Native.isAvailable() ? Native.transport() : jdk();
        } catch (LinkageError absent) {
            return jdk();
        }
    }

    static Transport jdk() {
        return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    /** Apart, because its classes come in a jar that need not be there. */
    private static final class Native {
        static boolean isAvailable() {
            return Epoll.isAvailable();
        }

        static Transport transport() {
            return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }
    }
}
