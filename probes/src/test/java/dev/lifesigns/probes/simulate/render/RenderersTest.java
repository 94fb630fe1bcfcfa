/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.Simulation;
import dev.lifesigns.text.Printable;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RenderersTest {
    private static Report a;
    private static Comparison comparison;

    @BeforeAll
    static void simulate() {
        a = simulation("application.health.liveness=[database]", "description='<A & \"B\">'")
                .run(1, 3);
        Simulation b =
                simulation().withName("database-down, application.health.liveness=[database], and more of the same");
        comparison = new Comparison(a, b.run(1, 3));
    }

    @Test
    void textFitsEightyColumns() {
        assertThat(TextRenderer.of(a, TimelineStyle.UNICODE).lines()).allMatch(line -> line.length() <= 80);
        assertThat(TextRenderer.of(comparison, TimelineStyle.UNICODE).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void textShowsTheOutageInItsTimeline() {
        assertThat(TextRenderer.of(a, TimelineStyle.UNICODE).lines())
                .anyMatch(line -> line.matches("ready pods +20 │█{9,10}.* {10,}.*█+│"))
                .anyMatch(line -> line.matches("incidents +│─+━+─+│"));
    }

    @Test
    void asciiIsAscii() {
        String text = TextRenderer.of(comparison, TimelineStyle.ASCII);

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
        assertThat(text).contains("|--------").contains("A p50");
    }

    @Test
    void anythingAboveZeroIsSeen() {
        assertThat(TimelineStyle.UNICODE.level(0)).isEqualTo(' ');
        assertThat(TimelineStyle.UNICODE.level(0.001)).isEqualTo('▁');
        assertThat(TimelineStyle.UNICODE.level(1)).isEqualTo('█');
    }

    @Test
    void jsonHasFiguresAndSeriesOfABoundedSize() {
        JsonNode json = new ObjectMapper().readTree(JsonRenderer.of(a));

        assertThat(json.at("/figures/restarts/p50").asDouble()).isGreaterThanOrEqualTo(20);
        assertThat(json.at("/figures/restarts/never").asInt()).isZero();
        assertThat(json.at("/series/ready/median").size()).isEqualTo(240);
        assertThat(json.at("/series/ready/step_s").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/incidents/0/what").asString()).isEqualTo("database is down");
    }

    @Test
    void jsonOfAComparisonHasBothAndTheVerdict() {
        JsonNode json = new ObjectMapper().readTree(JsonRenderer.of(comparison));

        assertThat(json.at("/verdict").asString()).isEqualTo(comparison.verdict());
        assertThat(json.at("/a/runs").asInt()).isEqualTo(3);
        assertThat(json.at("/b/figures/restarts/max").asDouble()).isZero();
    }

    @Test
    void svgIsWellFormedAndSelfContained() throws Exception {
        String svg = SvgRenderer.of(comparison);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(10);
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("database-down: <A & \"B\">");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "<script", "url(", "@import");
        assertThat(svg).contains("prefers-color-scheme: dark");
    }

    @Test
    void legendStaysInThePicture() {
        assertThat(SvgRenderer.of(comparison).lines().filter(line -> line.startsWith("<text class='tick' x='88'")))
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.replaceAll("<[^>]*>", "").length() <= 110);
    }

    @Test
    void htmlHasThePictureAndAllFigures() {
        String html = HtmlRenderer.of(a);

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<svg ", "<td>restarts</td>", "&lt;A &amp; &quot;B&quot;&gt;");
        assertThat(html).doesNotContain("<script", "<A &");
    }

    private static Simulation simulation(String... settings) {
        return Simulation.read("database-down", List.of(settings));
    }

    @Test
    void nothingOfAScenarioReachesATerminal() throws Exception {
        String hostile = "d\n::error::x\u001b[2J\u009b1m\u202e\u2028##vso[y]";
        Report report = simulation().withName(hostile).run(1, 1);
        Comparison both = new Comparison(report, report);
        List<String> pages = List.of(
                TextRenderer.of(report, TimelineStyle.ASCII),
                TextRenderer.of(both, TimelineStyle.UNICODE),
                JsonRenderer.of(report),
                JsonRenderer.of(both),
                SvgRenderer.of(report),
                SvgRenderer.of(both),
                HtmlRenderer.of(report),
                HtmlRenderer.of(both));

        assertThat(pages).allSatisfy(page -> {
            assertThat(page.codePoints().filter(c -> c != '\n').noneMatch(Printable::isUnprintable))
                    .isTrue();
            assertThat(page.lines()).noneMatch(line -> line.strip().startsWith("::"));
            assertThat(page).doesNotContain("##vso[");
        });
        assertThat(TextRenderer.of(report, TimelineStyle.ASCII))
                .startsWith("d\\n::error::x\\e[2J\\u009b1m\\u202e\\u2028#\\u0023vso[y]");
        assertThat(new ObjectMapper()
                        .readTree(JsonRenderer.of(report))
                        .path("scenario")
                        .asString())
                .isEqualTo(hostile);
    }
}
