/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.lifesigns.agent.page.Costs.Cost;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** One of many checks changes again and again, and what the page does with each change is seen. */
final class Updates implements AutoCloseable {
    /** Neither one that fails first, nor the last. */
    static final String CHECK = "shard-003";

    /**
     * Notes which rows are written, but for how long their status has lasted, which depends on the time only. Says so on the
     * console when the change has been painted.
     */
    private static final String WATCH = """
            window.written = []
            const row = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.checks tbody tr')
            new MutationObserver(records => {
                for (const { target } of records) {
                    const found = row(target)
                    const element = target.nodeType === 1 ? target : target.parentElement
                    if (found && !element.closest('.since')) written.push(found.querySelector('bdi').textContent)
                }
                if (records.some(({ attributeName, target }) => attributeName === 'data-status' && row(target) === target)) {
                    requestAnimationFrame(() => setTimeout(() => console.debug('painted')))
                }
            }).observe(document.querySelector('.checks tbody'),
                { subtree: true, childList: true, characterData: true, attributes: true })
            """;

    private final ScriptedAgent agent;
    private final Window window;
    private final Costs costs;
    private boolean down;

    Updates(Chromium chromium, int count) throws IOException {
        agent = ScriptedAgent.saying(Reports.many(count));
        window = chromium.open(agent);
        window.page.addInitScript("window.setInterval = () => 0"); // nothing happens because time passes
        window.visit("").awaitText(".live", "● live");
        window.awaitText(".checks tbody", CHECK);
        window.page.evaluate("() => {" + WATCH + "}");
        agent.fallSilent(true); // but for the stream: no report follows a change
        costs = new Costs(window.page);
    }

    /** Changes the check, and returns what the page had to do until that was painted. */
    Cost next() {
        String from = down ? "down" : "up";
        down = !down;
        String to = down ? "down" : "up";
        Cost before = costs.soFar();
        window.page.waitForConsoleMessage(() -> agent.send(
                "transition",
                "{\"at\":\"%s\",\"check\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"lasted_ms\":1000}"
                        .formatted(Instant.now(), CHECK, from, to)));
        return costs.soFar().minus(before);
    }

    /** The checks whose rows were written, each once. */
    List<String> written() {
        JsonArray names = JsonParser.parseString((String) window.page.evaluate("JSON.stringify([...new Set(written)])"))
                .getAsJsonArray();
        return StreamSupport.stream(names.spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    @Override
    public void close() {
        window.assertContained();
        window.close();
        agent.close();
    }
}
