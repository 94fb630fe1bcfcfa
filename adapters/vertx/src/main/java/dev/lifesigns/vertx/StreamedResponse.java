/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import dev.lifesigns.http.internal.PartSubscriber;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;

/** A response whose body is sent in parts, each on the event loop of its connection. */
final class StreamedResponse extends PartSubscriber {
    private final HttpServerResponse response;
    private final Context context;

    StreamedResponse(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
    }

    @Override
    protected void writeHead() {
        if (response.closed()) {
            gone();
            return;
        }
        response.setChunked(true);
        response.closeHandler(disconnected -> gone());
        response.exceptionHandler(disconnected -> gone());
        response.writeHead().onComplete(this::written);
    }

    @Override
    protected void writePart(ByteBuffer part) {
        Buffer bytes = HealthHandler.copy(part);
        context.runOnContext(now -> response.write(bytes).onComplete(this::written));
    }

    private void written(AsyncResult<Void> written) {
        if (written.succeeded()) {
            taken();
        } else {
            gone();
        }
    }

    @Override
    protected void writeEnd() {
        context.runOnContext(now -> {
            var unused = response.end();
        });
    }

    @Override
    protected void abort() {
        context.runOnContext(now -> {
            var unused = response.reset();
        });
    }
}
