/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.Curve;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.Spread;
import dev.lifesigns.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a self-contained chart: no scripts, no external resources, for light and dark mode. */
public final class SvgRenderer {
    private static final int WIDTH = Panel.LEFT + Panel.WIDTH + 30;
    private static final int PANEL = Panel.HEIGHT + 56;
    private static final int LINE = 18;

    /** In characters of the legend, which are wider in some fonts than in others. */
    private static final int LEGEND = 110;

    private static final String STYLE = """
            <style>
            .paper{fill:#fff}.title{font-weight:600;font-size:17px}.label{font-weight:600;font-size:13px}
            text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;font-size:13px;fill:#1f2328}
            .tick{font-size:11px;fill:#59636e}.end{text-anchor:end}.mid{text-anchor:middle}
            .grid{stroke:#d1d9e0;fill:none}.incident{fill:#cf222e;fill-opacity:.12}
            .line{fill:none;stroke-width:1.8}.band{fill-opacity:.18;stroke:none}
            .line.a{stroke:#0969da;stroke-width:3.5}.band.a,.key.a{fill:#0969da}.line.b{stroke:#bc4c00;stroke-dasharray:8 4}.band.b,.key.b{fill:#bc4c00}
            @media (prefers-color-scheme: dark){.paper{fill:#0d1117}text{fill:#f0f6fc}.tick{fill:#9198a1}.grid{stroke:#3d444d}
            .incident{fill:#f85149;fill-opacity:.18}.line.a{stroke:#4493f8}.band.a,.key.a{fill:#4493f8}
            .line.b{stroke:#f0883e}.band.b,.key.b{fill:#f0883e}}
            </style>
            """;

    private final Report a;
    private final @Nullable Report b;
    private final List<String> legend;
    private final StringBuilder svg = new StringBuilder();
    private int y = 30;

    private SvgRenderer(Report a, @Nullable Report b, List<String> legend) {
        this.a = a;
        this.b = b;
        this.legend = legend;
    }

    /** One report. */
    public static String of(Report report) {
        return new SvgRenderer(report, null, List.of(key(report, ""))).draw(Heading.title(report.simulation()), "");
    }

    /** Two reports, in two colors. */
    public static String of(Comparison comparison) {
        Report a = comparison.a();
        Report b = comparison.b();
        List<String> legend = List.of(
                key(a, "A: " + a.simulation().name() + ": "),
                key(b, "B: " + b.simulation().name() + ": "));
        return new SvgRenderer(a, b, legend).draw(Heading.title(a.simulation()), comparison.verdict());
    }

    private String draw(String title, String verdict) {
        text("title", title);
        text("tick", Heading.circumstances(a));
        Heading.remarks(a.simulation()).forEach(incident -> text("tick", incident));
        y += 6;
        WordWrap.at80(verdict).lines().forEach(line -> text("", line));
        y += 6;
        for (int i = 0; i < legend.size(); i++) {
            add("<rect class='key %s' x='%d' y='%d' width='12' height='12'/>", i == 0 ? "a" : "b", Panel.LEFT, y - 10);
            for (String line : WordWrap.at(LEGEND, legend.get(i)).split("\n")) {
                add("<text class='tick' x='%d' y='%d'>%s</text>", Panel.LEFT + 18, y, Xml.escaped(line));
                y += LINE;
            }
        }
        y += 20;
        for (Curve curve : a.curves()) {
            panel(curve);
        }
        y += 6;
        return "<svg xmlns='http://www.w3.org/2000/svg' role='img' " + size() + ">\n"
                + "<title>" + Xml.escaped(title) + "</title>\n"
                + STYLE
                + "<rect class='paper' width='100%' height='100%'/>\n"
                + svg
                + "</svg>\n";
    }

    private String size() {
        return String.format(Locale.ROOT, "viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d'", WIDTH, y);
    }

    private void panel(Curve curve) {
        List<Curve> curves = new ArrayList<>(List.of(curve));
        if (b != null) {
            b.curves().stream()
                    .filter(other -> other.name().equals(curve.name()))
                    .forEach(curves::add);
        }
        double largest = curves.stream().mapToDouble(Curve::max).max().orElse(0);
        svg.append(new Panel(a.simulation(), y, largest).draw(curve.label(), curves, true));
        y += PANEL;
    }

    /** The legend of a color, with the most important figures. */
    private static String key(Report report, String name) {
        Spread failed = report.figure("failed_percent").spread();
        return name + "median, with the range of all runs. Median: "
                + NumberText.of(report.figure("restarts").spread().p50(), "") + " restarts, "
                + NumberText.of(failed.p50(), "%") + " of requests failed";
    }

    private void text(String style, String line) {
        if (!line.isEmpty()) {
            add("<text class='%s' x='%d' y='%d'>%s</text>", style, Panel.LEFT, y, Xml.escaped(line));
            y += style.equals("title") ? LINE + 4 : LINE;
        }
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
