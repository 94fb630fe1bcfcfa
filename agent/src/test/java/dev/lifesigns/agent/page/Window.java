/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A window of a browser that has an agent's page open, and everything that must not happen in it. */
final class Window implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    /** What the page has violated, if anything, is in an array that nothing on the page knows. */
    private static final String WATCH_POLICY =
            "window.violations = []; document.addEventListener('securitypolicyviolation',"
                    + " event => violations.push(event.violatedDirective + ' ' + event.blockedURI))";

    private final BrowserContext context;
    private final String origin;
    final com.microsoft.playwright.Page page;
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Window(BrowserContext context, String origin) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.context = context;
        this.origin = origin;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(WATCH_POLICY);
        page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
                foreign.add(request.url());
            }
        });
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Opens the page with that query. */
    Window visit(String query) {
        page.navigate(origin + "/health/page" + query);
        return this;
    }

    /** Waits until an element has that text, among others. */
    void awaitText(String selector, String text) {
        PlaywrightAssertions.assertThat(page.locator(selector).first()).containsText(text);
    }

    /** Whatever was done: no script failed, and the policy and the origin were kept. */
    void assertContained() {
        assertThat(faults).isEmpty();
        assertThat(foreign).isEmpty();
        assertThat((List<?>) page.evaluate("violations")).isEmpty();
    }

    void assertAccessible() {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes()))
                .isEmpty();
    }

    void assertNothingIsCutOff() {
        int width = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(width).isZero();
    }

    /** Whatever the fonts are: no word of ordinary length is broken, no text covers another, and nothing is beyond an edge. */
    void assertWellSet() {
        assertThat((List<?>) page.evaluate(Typesetting.FAULTS)).isEmpty();
    }

    /** The nodes of the document, and the bytes of what its scripts hold, after all garbage was collected. */
    record Size(int nodes, double bytes) {
        private boolean isHardlyMoreThan(Size before) {
            return Math.abs(nodes - before.nodes) <= 60 && bytes < before.bytes + 1_500_000;
        }
    }

    /** What is held only until the browser has the time to let it go is not counted: a leak stays. */
    void assertHardlyMoreThan(Size before) {
        Size now = size();
        for (int look = 1; look < 20 && !now.isHardlyMoreThan(before); look++) {
            page.waitForTimeout(500);
            now = size();
        }
        assertThat(now).matches(size -> size.isHardlyMoreThan(before), "hardly more than " + before);
    }

    Size size() {
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("HeapProfiler.collectGarbage");
        JsonObject heap = devtools.send("Runtime.getHeapUsage");
        devtools.detach();
        int nodes = (int) page.evaluate("document.querySelectorAll('*').length");
        return new Size(nodes, heap.get("usedSize").getAsDouble());
    }

    void picture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target", "page", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
