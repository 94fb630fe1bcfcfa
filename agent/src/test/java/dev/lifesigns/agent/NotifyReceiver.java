/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A service manager: receives what is sent to the socket in {@code NOTIFY_SOCKET}. */
public final class NotifyReceiver implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final String address;
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private NotifyReceiver(String address) {
        this.address = address;
    }

    /** Listens on an address as in {@code NOTIFY_SOCKET}: a path, or {@code @} and a name. */
    public static NotifyReceiver on(String address) throws InterruptedException {
        NotifyReceiver receiver = new NotifyReceiver(address);
        new Bootstrap()
                .group(receiver.group)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
                        receiver.messages.add(packet.content().toString(UTF_8));
                    }
                })
                .bind(new DomainSocketAddress(address.replaceFirst("^@", "\0")))
                .sync();
        return receiver;
    }

    /** What belongs into {@code NOTIFY_SOCKET}. */
    public String address() {
        return address;
    }

    /** The next message; an {@link AssertionError} if none comes. */
    public String next() throws InterruptedException {
        String message = messages.poll(PATIENCE_SECONDS, SECONDS);
        if (message == null) {
            throw new AssertionError("no message within " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    /** The next message with that line in it; those before it are dropped. */
    public String next(String start) throws InterruptedException {
        String message = next();
        while (message.lines().noneMatch(line -> line.startsWith(start))) {
            message = next();
        }
        return message;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
    }
}
