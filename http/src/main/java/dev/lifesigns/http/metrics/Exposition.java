/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Text that families and their samples are appended to. A sample looks the same in both formats; what precedes and ends
 * them does not. Not thread-safe.
 */
abstract sealed class Exposition permits OpenMetrics, PrometheusText {
    /** What is appended to the name of a family in a sample. */
    enum Suffix {
        NONE(""),
        BUCKET("_bucket"),
        SUM("_sum"),
        COUNT("_count");

        private final byte[] encoded;

        Suffix(String text) {
            encoded = text.getBytes(US_ASCII);
        }
    }

    private final ByteBuilder out;
    private byte[] name = {};

    Exposition(int capacity) {
        this.out = new ByteBuilder(capacity);
    }

    /** Starts a family. All of its samples follow. */
    final void family(MetricFamily family) {
        head(family, out);
        name = family.metricName().getBytes(US_ASCII);
    }

    final void flag(Labels labels, @Nullable Labels more, boolean value) {
        integer(Suffix.NONE, labels, more, value ? 1 : 0);
    }

    final void count(Labels labels, @Nullable Labels more, long value) {
        integer(Suffix.NONE, labels, more, value);
    }

    final void integer(Suffix suffix, Labels labels, @Nullable Labels more, long value) {
        begin(suffix, labels, more);
        out.integer(value);
        out.append('\n');
    }

    final void seconds(Suffix suffix, Labels labels, Duration value) {
        begin(suffix, labels, null);
        out.seconds(value.getSeconds(), value.getNano());
        out.append('\n');
    }

    final void timestamp(Labels labels, Instant value) {
        begin(Suffix.NONE, labels, null);
        out.seconds(Math.max(0, value.getEpochSecond()), value.getNano());
        out.append('\n');
    }

    private void begin(Suffix suffix, Labels labels, @Nullable Labels more) {
        out.append(name);
        out.append(suffix.encoded);
        out.append('{');
        labels.writeTo(out);
        if (more != null) {
            out.append(',');
            more.writeTo(out);
        }
        out.append('}');
        out.append(' ');
    }

    /** The whole text. */
    final byte[] end() {
        end(out);
        return out.toArray();
    }

    /** Writes what precedes the samples of a family. */
    abstract void head(MetricFamily family, ByteBuilder to);

    /** Writes what follows all samples. */
    abstract void end(ByteBuilder to);

    static void line(ByteBuilder to, String comment, String name, String text) {
        to.ascii("# " + comment + ' ' + name + ' ' + text + '\n');
    }
}
