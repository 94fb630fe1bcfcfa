/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Hears of connections that could not be accepted. Stands before what Netty would do, which is to complain each time. */
final class AcceptFailureHandler extends ChannelInboundHandlerAdapter {
    private final ConnectionRegistry connections;

    AcceptFailureHandler(ConnectionRegistry connections) {
        this.connections = connections;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connections.onAcceptFailure(context.channel(), cause);
    }
}
