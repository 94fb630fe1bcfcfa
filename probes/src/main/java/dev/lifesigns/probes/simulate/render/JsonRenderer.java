/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.Curve;
import dev.lifesigns.probes.simulate.Figure;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.Simulation.Event;
import dev.lifesigns.probes.simulate.Spread;
import dev.lifesigns.text.JsonText;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JsonGenerator;

/** Renders a report for programs: snake_case, seconds, {@code null} for never. */
public final class JsonRenderer {
    private static final double MILLIS = 1_000;

    private final JsonGenerator json;

    private JsonRenderer(JsonGenerator json) {
        this.json = json;
    }

    /** One report. */
    public static String of(Report report) {
        return JsonText.streamed(json -> new JsonRenderer(json).report(report));
    }

    /** Two reports. */
    public static String of(Comparison comparison) {
        return JsonText.streamed(json -> {
            JsonRenderer page = new JsonRenderer(json);
            json.writeStartObject();
            json.writeStringProperty("verdict", comparison.verdict());
            json.writeName("a");
            page.report(comparison.a());
            json.writeName("b");
            page.report(comparison.b());
            json.writeEndObject();
        });
    }

    private void report(Report report) {
        json.writeStartObject();
        json.writeStringProperty("scenario", report.simulation().name());
        json.writeStringProperty("description", report.simulation().description());
        json.writeName("notes");
        json.writeStartArray();
        report.simulation().notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("pods", report.simulation().pods());
        json.writeNumberProperty("duration_s", report.simulation().duration().toMillis() / MILLIS);
        json.writeNumberProperty("first_seed", report.firstSeed());
        json.writeNumberProperty("runs", report.runs());
        incidents(report);
        figures(report);
        curves(report);
        json.writeEndObject();
    }

    private void incidents(Report report) {
        json.writeName("incidents");
        json.writeStartArray();
        for (Event event : report.simulation().events()) {
            json.writeStartObject();
            json.writeNumberProperty("at_s", event.at().toMillis() / MILLIS);
            json.writeNumberProperty("lasts_s", event.lasts().toMillis() / MILLIS);
            json.writeStringProperty("what", event.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void figures(Report report) {
        json.writeName("figures");
        json.writeStartObject();
        for (Figure figure : report.figures()) {
            Spread spread = figure.spread();
            json.writeName(figure.name());
            json.writeStartObject();
            number("p50", spread.p50());
            number("p90", spread.p90());
            number("p99", spread.p99());
            number("max", spread.max());
            json.writeNumberProperty("never", spread.never());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void number(String name, OptionalDouble value) {
        json.writeName(name);
        if (value.isPresent()) {
            json.writeNumber(rounded(value.getAsDouble()));
        } else {
            json.writeNull();
        }
    }

    private void curves(Report report) {
        double seconds = report.simulation().duration().toMillis() / MILLIS;
        json.writeName("series");
        json.writeStartObject();
        for (Curve curve : report.curves()) {
            json.writeName(curve.name());
            json.writeStartObject();
            json.writeNumberProperty("step_s", seconds / curve.points().size());
            values("low", curve, Curve.Point::low);
            values("median", curve, Curve.Point::median);
            values("high", curve, Curve.Point::high);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void values(String name, Curve curve, ToDoubleFunction<Curve.Point> value) {
        json.writeName(name);
        json.writeStartArray();
        curve.points().forEach(point -> json.writeNumber(rounded(value.applyAsDouble(point))));
        json.writeEndArray();
    }

    private static double rounded(double value) {
        return Math.rint(value * MILLIS) / MILLIS;
    }
}
