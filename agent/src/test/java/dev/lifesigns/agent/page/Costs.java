/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a page has cost its main thread so far. Times are CPU time, so that other programs do not count. */
final class Costs {
    private final CDPSession devtools;

    Costs(Page page) {
        devtools = page.context().newCDPSession(page);
        JsonObject threadTime = new JsonObject();
        threadTime.addProperty("timeDomain", "threadTicks");
        devtools.send("Performance.enable", threadTime);
    }

    /** In milliseconds of CPU; a layout or a restyling is one pass over whatever has changed. */
    record Cost(double script, double style, double layout, double task, long layouts, long restylings) {
        Cost minus(Cost earlier) {
            return new Cost(
                    script - earlier.script,
                    style - earlier.style,
                    layout - earlier.layout,
                    task - earlier.task,
                    layouts - earlier.layouts,
                    restylings - earlier.restylings);
        }
    }

    Cost soFar() {
        List<JsonObject> metrics = StreamSupport.stream(
                        devtools.send("Performance.getMetrics")
                                .getAsJsonArray("metrics")
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .collect(Collectors.toList());
        return new Cost(
                1_000 * value(metrics, "ScriptDuration"),
                1_000 * value(metrics, "RecalcStyleDuration"),
                1_000 * value(metrics, "LayoutDuration"),
                1_000 * value(metrics, "TaskDuration"),
                (long) value(metrics, "LayoutCount"),
                (long) value(metrics, "RecalcStyleCount"));
    }

    private static double value(List<JsonObject> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Performance.getMetrics: no " + name))
                .get("value")
                .getAsDouble();
    }
}
