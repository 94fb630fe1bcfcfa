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

/** Draws curves as lines of characters, with the incidents and the time below them. */
final class Timeline {
    static final int COLUMNS = 48;

    private static final int QUARTERS = 4;

    private final Simulation simulation;
    private final TimelineStyle style;

    Timeline(Simulation simulation, TimelineStyle style) {
        this.simulation = simulation;
        this.style = style;
    }

    /** The medians of a curve, relative to the largest value. */
    String of(Curve curve, double largest) {
        StringBuilder line = new StringBuilder().append(style.frame());
        int size = curve.points().size();
        for (int column = 0; column < COLUMNS; column++) {
            double value = curve.points().subList(column * size / COLUMNS, (column + 1) * size / COLUMNS).stream()
                    .mapToDouble(Curve.Point::median)
                    .average()
                    .orElse(0);
            line.append(style.level(largest == 0 ? 0 : value / largest));
        }
        return line.append(style.frame()).toString();
    }

    /** A line that marks the times of incidents. */
    String incidents() {
        StringBuilder line = new StringBuilder().append(style.frame());
        for (int column = 0; column < COLUMNS; column++) {
            line.append(style.time(isIncident(timeAt(column), timeAt(column + 1))));
        }
        return line.append(style.frame()).toString();
    }

    /** A line with the times at each quarter. */
    String times() {
        StringBuilder line = new StringBuilder(" ");
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            String time =
                    NumberText.of(simulation.duration().multipliedBy(quarter).dividedBy(QUARTERS));
            line.append(time).append(" ".repeat(Math.max(1, COLUMNS / QUARTERS - time.length())));
        }
        String end = NumberText.of(simulation.duration());
        line.setLength(COLUMNS + 2 - end.length());
        return line.append(end).toString();
    }

    private Duration timeAt(int column) {
        return simulation.duration().multipliedBy(column).dividedBy(COLUMNS);
    }

    private boolean isIncident(Duration from, Duration to) {
        for (Event event : simulation.events()) {
            boolean moment = event.lasts().isZero()
                    && event.at().compareTo(from) >= 0
                    && event.at().compareTo(to) < 0;
            if (moment || (event.at().compareTo(to) < 0 && event.end().compareTo(from) > 0)) {
                return true;
            }
        }
        return false;
    }
}
