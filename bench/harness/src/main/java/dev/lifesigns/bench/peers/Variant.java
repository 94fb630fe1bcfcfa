/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import java.util.Locale;

/** The same application of a framework, as it is or with Lifesigns added. */
enum Variant {
    ALONE,
    LIFESIGNS;

    /** Where its build puts it, below {@code target/}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
