/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;
import java.util.regex.Pattern;

/** Refuses what another tool has yet to fill in. */
final class Rendered {
    private static final Pattern TEMPLATE =
            Pattern.compile("\\{\\{|<%|\\{%|@[A-Za-z][A-Za-z0-9._-]*\\.[A-Za-z0-9._-]+@");

    private Rendered() {}

    static void require(String value, Position position) {
        if (TEMPLATE.matcher(value).find()) {
            throw new InvalidSourceException(
                    position, "a template that is not rendered (expected: the output of the tool that renders it)");
        }
    }
}
