/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class PartSubscriberTest {
    private final List<String> log = new ArrayList<>();
    private final Written written = new Written();

    @Test
    void theFirstPartIsAskedForWhenTheHeadWasTaken() {
        subscribe();
        assertThat(log).containsExactly("head");

        written.taken();
        assertThat(log).containsExactly("head", "request 1");
    }

    @Test
    void theNextPartIsAskedForWhenThePreviousOneWasTaken() {
        subscribe();
        written.taken();
        written.onNext(part("a"));
        assertThat(log).containsExactly("head", "request 1", "part a");

        written.taken();
        assertThat(log).containsExactly("head", "request 1", "part a", "request 1");
    }

    @Test
    void aPartThatOthersReadKeepsItsPosition() {
        ByteBuffer shared = part("a");
        subscribe();
        written.taken();
        written.onNext(shared);

        assertThat(shared.remaining()).isEqualTo(1);
    }

    @Test
    void theEndIsWrittenAfterAPartThatIsBeingWritten() {
        subscribe();
        written.taken();
        written.onNext(part("a"));
        written.onComplete();
        assertThat(log).doesNotContain("end");

        written.taken();
        assertThat(log).endsWith("part a", "end");
    }

    @Test
    void theEndIsWrittenAtOnceIfNothingElseIs() {
        subscribe();
        written.taken();
        written.onComplete();

        assertThat(log).endsWith("request 1", "end");
    }

    @Test
    void aReaderThatIsCutOffIsAbortedDuringAWriteAndNothingFollows() {
        subscribe();
        written.taken();
        written.onNext(part("a"));
        written.onError(new IOException("too slow"));
        written.taken();
        written.onComplete();

        assertThat(log).endsWith("part a", "abort");
    }

    @Test
    void aClientThatDisconnectsCancelsAndGetsNothingMore() {
        subscribe();
        written.gone();
        written.taken();
        written.onNext(part("a"));
        written.onComplete();
        written.onError(new IOException("too slow"));

        assertThat(log).containsExactly("head", "cancel");
    }

    private void subscribe() {
        written.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long parts) {
                log.add("request " + parts);
            }

            @Override
            public void cancel() {
                log.add("cancel");
            }
        });
    }

    private static ByteBuffer part(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer();
    }

    /** Writes to the log. */
    private final class Written extends PartSubscriber {
        @Override
        protected void writeHead() {
            log.add("head");
        }

        @Override
        protected void writePart(ByteBuffer part) {
            log.add("part " + UTF_8.decode(part));
        }

        @Override
        protected void writeEnd() {
            log.add("end");
        }

        @Override
        protected void abort() {
            log.add("abort");
        }
    }
}
