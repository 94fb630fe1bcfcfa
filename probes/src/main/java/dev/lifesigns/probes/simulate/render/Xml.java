/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.text.Printable;

/** Text within markup. */
final class Xml {
    private Xml() {}

    /** Makes text printable, and escapes everything that means something to a parser. */
    static String escaped(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
