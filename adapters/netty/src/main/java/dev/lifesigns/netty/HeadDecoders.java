/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;

/** The {@link HeadDecoder} of a server, and another one once it has seen a head it could not read. */
final class HeadDecoders {
    private HeadDecoder decoder = new HeadDecoder();
    private RequestBody body = RequestBody.NONE;

    HttpRequest decode(ChannelHandlerContext context, ByteBuf head) throws Exception {
        HeadDecoder used = decoder;
        boolean fine = false;
        try {
            HttpRequest request = used.decode(context, head);
            fine = request.decoderResult().isSuccess();
            body = fine ? used.body() : RequestBody.NONE;
            return request;
        } finally {
            if (!fine) {
                decoder = new HeadDecoder();
            }
        }
    }

    /** The body that the last head announced. */
    RequestBody body() {
        return body;
    }

    /** A request that is refused for that reason. */
    HttpRequest refused(Exception why) {
        return decoder.refused(why);
    }
}
