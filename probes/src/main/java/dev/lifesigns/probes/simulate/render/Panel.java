/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Curve;
import dev.lifesigns.probes.simulate.Simulation;
import dev.lifesigns.probes.simulate.Simulation.Event;
import dev.lifesigns.text.NumberText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One panel of a chart: the curves of one quantity, each a line of medians on a band from the lowest to the highest run. */
final class Panel {
    static final int LEFT = 70;
    static final int WIDTH = 760;
    static final int HEIGHT = 110;

    private static final int MOST_TICKS = 8;
    /** In seconds. */
    private static final List<Integer> ROUND_TIMES =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400);

    private static final double[] STEPS = {1, 2, 5, 10};

    private final Simulation simulation;
    private final double top;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    Panel(Simulation simulation, double top, double largest) {
        this.simulation = simulation;
        this.top = top;
        this.most = roundedUp(largest);
    }

    String draw(String label, List<Curve> curves, boolean withTimes) {
        for (Event event : simulation.events()) {
            shade(event);
        }
        add("<text class='label' x='%d' y='%.1f'>%s</text>", LEFT, top - 8, Xml.escaped(label));
        grid(0);
        grid(most / 2);
        grid(most);
        for (int i = 0; i < curves.size(); i++) {
            curve(curves.get(i), i == 0 ? "a" : "b");
        }
        if (withTimes) {
            times();
        }
        return svg.toString();
    }

    private void shade(Event event) {
        double from = x(fraction(event.at()));
        double to = Math.max(x(fraction(event.end())), from + 1.5);
        add("<rect class='incident' x='%.1f' y='%.1f' width='%.1f' height='%d'/>", from, top, to - from, HEIGHT);
    }

    private void grid(double value) {
        add("<path class='grid' d='M%d %.1fh%d'/>", LEFT, y(value), WIDTH);
        add("<text class='tick end' x='%d' y='%.1f'>%s</text>", LEFT - 8, y(value) + 4, NumberText.of(value));
    }

    private void curve(Curve curve, String style) {
        StringBuilder high = new StringBuilder();
        StringBuilder low = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int last = curve.points().size() - 1;
        for (int i = 0; i <= last; i++) {
            double x = x((double) i / last);
            Curve.Point there = curve.points().get(i);
            Curve.Point back = curve.points().get(last - i);
            high.append(point(x, there.high()));
            low.append(point(x((double) (last - i) / last), back.low()));
            line.append(point(x, there.median()));
        }
        add("<polygon class='band %s' points='%s%s'/>", style, high, low);
        add("<polyline class='line %s' points='%s'/>", style, line);
    }

    private void times() {
        Duration step = step();
        for (Duration time = Duration.ZERO; time.compareTo(simulation.duration()) <= 0; time = time.plus(step)) {
            double x = x(fraction(time));
            add("<text class='tick mid' x='%.1f' y='%.1f'>%s</text>", x, top + HEIGHT + 18, NumberText.of(time));
        }
    }

    /** A round time, of which there are not too many. */
    private Duration step() {
        return ROUND_TIMES.stream()
                .map(Duration::ofSeconds)
                .filter(step -> step.multipliedBy(MOST_TICKS).compareTo(simulation.duration()) >= 0)
                .findFirst()
                .orElse(simulation.duration());
    }

    private String point(double x, double value) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y(value));
    }

    private double fraction(Duration time) {
        return (double) time.toMillis() / simulation.duration().toMillis();
    }

    private static double x(double fraction) {
        return LEFT + fraction * WIDTH;
    }

    private double y(double value) {
        return top + HEIGHT - value / most * HEIGHT;
    }

    /** Rounds up to a number that looks good on an axis, and is not zero. */
    private static double roundedUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : STEPS) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return value;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
