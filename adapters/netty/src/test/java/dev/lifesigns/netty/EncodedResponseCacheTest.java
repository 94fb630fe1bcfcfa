/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncodedResponseCacheTest {
    private final HealthChecker checker =
            HealthChecker.builder().startupTask("warm-up").build();
    private final Allocator allocator = new Allocator();
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ChannelHandlerContext context = channel.pipeline().firstContext();
    private final EncodedResponseCache responses = new EncodedResponseCache();

    EncodedResponseCacheTest() {
        channel.config().setAllocator(allocator);
    }

    @AfterEach
    void close() {
        channel.close();
        checker.close();
    }

    @Test
    void theSameAnswerIsEncodedOnce() throws Exception {
        HealthResponse response = response();

        responses.of(context, response).release();
        responses.of(context, response).release();

        assertThat(allocator.allocated).isEqualTo(1);
    }

    @Test
    void oneThatCannotBeEncodedLeavesNothingBehind() throws Exception {
        List<HealthResponse> some = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            some.add(response());
        }
        for (HealthResponse response : some) {
            responses.of(context, response).release();
        }

        allocator.exhausted = true;
        for (HealthResponse response : some) {
            try {
                responses.of(context, response).release();
            } catch (OutOfMemoryError expected) {
                // Its entry had to be given up by another one first.
            }
        }
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> responses.last(context, some.get(0)));
        allocator.exhausted = false;

        for (HealthResponse response : some) {
            ByteBuf bytes = responses.of(context, response);
            assertThat(bytes.refCnt()).isGreaterThan(1);
            bytes.release();
        }
        responses.clear();
    }

    private HealthResponse response() {
        HealthRequest request = ReceivedRequest.of(
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/health/ready"), null, false);
        return HealthEndpoint.builder(checker)
                .build()
                .handle(request)
                .toCompletableFuture()
                .join();
    }

    /** Has no memory when a test says so. */
    private static final class Allocator extends AbstractByteBufAllocator {
        private boolean exhausted;
        private int allocated;

        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            return UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity);
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            if (exhausted) {
                throw new OutOfMemoryError("as the test wants it");
            }
            if (initialCapacity == maxCapacity) {
                allocated++;
            }
            return UnpooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }
}
