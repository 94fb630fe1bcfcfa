/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.agent.page.Costs.Cost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Measures what the page costs a browser, beside a page that has one word, and writes {@code target/page/figures.md}. Started by
 * {@code bench/page/run}, and not part of a build: only a quiet machine knows how long something takes.
 */
class PageFigures {
    private static final String BEGIN = "<!-- page: begin; bench/page/run --docs writes this -->";
    private static final String END = "<!-- page: end -->";
    private static final int LOADS = 15;
    private static final int UPDATES = 60;
    private static final String LOADED = """
            | | loads | first paint | checks painted after their data | CPU: scripts | styles | layout |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final String UPDATED = """

            | one of … changes | updates | CPU: scripts | styles | layout | all of the main thread |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """;

    /** Notes when the data have arrived, and when the first frame with a row of them has been painted. */
    private static final String WATCH_PAINT = """
            const json = Response.prototype.json
            Response.prototype.json = async function () {
                const report = await json.call(this)
                window.arrived ??= performance.now()
                return report
            }
            new MutationObserver((records, observer) => {
                if (!document.querySelector('.verdict')) return
                observer.disconnect()
                requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now())))
            }).observe(document, { subtree: true, childList: true })
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private record Load(double firstPaint, double afterData, Cost cost) {}

    @Test
    void measure() throws IOException {
        StringBuilder figures = new StringBuilder(LOADED);
        figures.append(row("one word", loads(PageFigures::wordLoad)));
        for (int count : new int[] {0, 50, 200}) {
            figures.append(row(count + " checks", loads(() -> pageLoad(count))));
        }
        figures.append(UPDATED);
        for (int count : new int[] {50, 200}) {
            figures.append(updateRow(count));
        }
        Path file = Path.of("target", "page", "figures.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, figures);
        String docs = System.getProperty("lifesigns.page.docs", "");
        if (!docs.isEmpty()) {
            publish(Path.of(docs), figures.toString());
        }
    }

    private static void publish(Path page, String figures) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException(page + ": markers (expected: '" + BEGIN + "' before '" + END + "')");
        }
        Files.writeString(
                page, text.substring(0, from + BEGIN.length()) + "\n\n" + figures + "\n" + text.substring(to));
    }

    private interface Loading {
        Load load() throws IOException;
    }

    /** The first load finds cold caches, and does not count. */
    private static List<Load> loads(Loading loading) throws IOException {
        loading.load();
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < LOADS; i++) {
            loads.add(loading.load());
        }
        return loads;
    }

    private static Load pageLoad(int count) throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.many(count)).withoutEvents();
                Window window = CHROMIUM.open(agent, 1280, new NewContextOptions())) {
            window.page.addInitScript(WATCH_PAINT);
            Costs costs = new Costs(window.page);
            window.visit("");
            await(window, "window.painted");
            Cost cost = costs.soFar();
            return new Load(firstPaint(window), await(window, "painted - arrived"), cost);
        }
    }

    /** The least that this browser on this machine can do. */
    private static Load wordLoad() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "<!doctype html><title>word</title><p>word".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (Window window =
                CHROMIUM.open("http://127.0.0.1:" + server.getAddress().getPort())) {
            Costs costs = new Costs(window.page);
            window.visit("");
            return new Load(firstPaint(window), Double.NaN, costs.soFar());
        } finally {
            server.stop(0);
        }
    }

    private static double firstPaint(Window window) {
        return await(window, "performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
    }

    /** Waits until an expression has a number. */
    private static double await(Window window, String expression) {
        window.page.waitForCondition(() -> window.page.evaluate(expression) != null);
        return ((Number) window.page.evaluate(expression)).doubleValue();
    }

    private static String row(String name, List<Load> loads) {
        return "| %s | %d | %s | %s | %s | %s | %s |%n"
                .formatted(
                        name,
                        loads.size(),
                        millis(loads, Load::firstPaint),
                        Double.isNaN(loads.get(0).afterData()) ? "" : millis(loads, Load::afterData),
                        millis(loads, load -> load.cost().script()),
                        millis(loads, load -> load.cost().style()),
                        millis(loads, load -> load.cost().layout()));
    }

    private static String updateRow(int count) throws IOException {
        List<Cost> updates = new ArrayList<>();
        try (Updates changing = new Updates(CHROMIUM, count)) {
            for (int i = 0; i < UPDATES; i++) {
                Cost cost = changing.next();
                if (i >= UPDATES / 3) { // the first ones are interpreted
                    updates.add(cost);
                }
            }
        }
        return "| %d checks | %d | %s | %s | %s | %s |%n"
                .formatted(
                        count,
                        updates.size(),
                        millis(updates, Cost::script),
                        millis(updates, Cost::style),
                        millis(updates, Cost::layout),
                        millis(updates, Cost::task));
    }

    /** The median, and the slowest. */
    private static <T> String millis(List<T> all, ToDoubleFunction<T> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        return String.format(Locale.ROOT, "%.1f (%.1f)", sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
