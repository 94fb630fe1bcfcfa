/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** An invalid port name, such as a number in quotes. */
final class InvalidPortName implements Rule {
    private static final int LONGEST = 15;
    private static final Pattern FORM = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

    @Override
    public String id() {
        return "invalid-port-name";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            check("httpGet", probe, findings);
            check("tcpSocket", probe, findings);
        }
    }

    private static void check(String handler, DeclaredProbe probe, Findings findings) {
        Optional<ScalarValue> port = probe.node().map(handler).flatMap(node -> node.scalar("port"));
        if (port.isEmpty() || port.get().type() != ScalarValue.Type.TEXT || isValid(port.get())) {
            return;
        }
        OptionalInt number = port.get().looksLikeInt();
        findings.add(
                probe.node().map(handler).get().positionOf("port"),
                probe.kind().field() + "." + handler + ".port is the name '"
                        + port.get().text() + "' (expected: "
                        + (number.isPresent()
                                ? "a number without quotes)"
                                : "at most 15 of a-z, 0-9 and single dashes)"),
                findings.rejection(),
                number.isPresent()
                        ? List.of(new Fix(probe.path(handler + ".port"), Integer.toString(number.getAsInt())))
                        : List.of());
    }

    private static boolean isValid(ScalarValue port) {
        return port.isPlaceholder()
                || port.text().length() <= LONGEST && FORM.matcher(port.text()).matches();
    }
}
