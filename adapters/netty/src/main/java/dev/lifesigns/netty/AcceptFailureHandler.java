/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Handles connections that could not be accepted, before Netty logs a warning for each of them. */
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
