/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.report.Curve;
import dev.lifesigns.probes.simulate.report.Numbers;
import dev.lifesigns.probes.simulate.scenario.Incident;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.time.Duration;

/** Draws curves as lines of characters, with the incidents and the time below them. */
final class Timeline {
    static final int COLUMNS = 48;

    private static final int QUARTERS = 4;

    private final Scenario scenario;
    private final TimelineStyle style;

    Timeline(Scenario scenario, TimelineStyle style) {
        this.scenario = scenario;
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
            String time = Numbers.of(scenario.duration().multipliedBy(quarter).dividedBy(QUARTERS));
            line.append(time).append(" ".repeat(Math.max(1, COLUMNS / QUARTERS - time.length())));
        }
        String end = Numbers.of(scenario.duration());
        line.setLength(COLUMNS + 2 - end.length());
        return line.append(end).toString();
    }

    private Duration timeAt(int column) {
        return scenario.duration().multipliedBy(column).dividedBy(COLUMNS);
    }

    private boolean isIncident(Duration from, Duration to) {
        for (Incident incident : scenario.incidents()) {
            boolean moment = incident.lasts().isZero()
                    && incident.at().compareTo(from) >= 0
                    && incident.at().compareTo(to) < 0;
            if (moment || (incident.at().compareTo(to) < 0 && incident.end().compareTo(from) > 0)) {
                return true;
            }
        }
        return false;
    }
}
