/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Svg;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results as a picture: a line over time for each measure, each from zero. */
final class FirePicture {
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int HEIGHT = 90;

    private final List<Sample> samples;
    private final double seconds;
    private final Svg svg = new Svg();

    FirePicture(FireResults results) {
        samples = results.samples();
        seconds = results.plan().length().toSeconds();
    }

    String svg() {
        panel("Heap after a collection, MB", Sample::heapMegabytes, null);
        panel("Resident memory, MB", Sample::residentMegabytes, null);
        panel("Threads", Sample::threads, null);
        panel("Open descriptors", Sample::descriptors, null);
        panel(
                "Slowest probe of the kubelet since the previous sample, ms (gray: of a server that does nothing)",
                Sample::slowestMillis,
                Sample::yardstickMillis);
        panel("Responses per second at full rate", Sample::perSecond, null);
        return svg.finish(
                "The agent under fire: heap, resident memory, threads, descriptors, slowest probe and rate over time");
    }

    private void panel(String title, ToDoubleFunction<Sample> value, @Nullable ToDoubleFunction<Sample> beside) {
        svg.down(8);
        svg.text("head", 20, title);
        svg.down(14);
        double top = ceiling(Math.max(most(value), beside == null ? 0 : most(beside)));
        svg.text("small", 20, svg.y() + 10.0, label(top));
        svg.text("small", 20, svg.y() + HEIGHT, "0");
        svg.line("axis", LEFT, svg.y(), Svg.WIDTH - RIGHT, svg.y());
        svg.line("axis", LEFT, svg.y() + HEIGHT, Svg.WIDTH - RIGHT, svg.y() + HEIGHT);
        if (beside != null) {
            svg.curve("other", points(beside, top));
        }
        svg.curve("line", points(value, top));
        svg.down(HEIGHT + 15);
        for (int i = 0; i <= 5; i++) {
            double second = seconds * i / 5;
            svg.text("small", x(second) - (i == 5 ? 26 : 0), FireReport.clock(Math.round(second)));
        }
        svg.down(22);
    }

    private double most(ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).max().orElseThrow();
    }

    /** The next of 1, 1.5, 2, 3, 5 and 7.5, times a power of ten. */
    private static double ceiling(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
        for (double step : new double[] {1, 1.5, 2, 3, 5, 7.5}) {
            if (most <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String label(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.1f", value);
    }

    private String points(ToDoubleFunction<Sample> value, double top) {
        return samples.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x((double) each.second()),
                        svg.y() + HEIGHT * (1 - value.applyAsDouble(each) / top)))
                .collect(Collectors.joining(" "));
    }

    private double x(double second) {
        return LEFT + (Svg.WIDTH - RIGHT - LEFT) * second / seconds;
    }
}
