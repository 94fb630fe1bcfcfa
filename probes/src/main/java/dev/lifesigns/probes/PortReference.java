/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

/** A port of a container as written in a probe or a service: a number, or a name. */
public sealed interface PortReference {
    /** As written in the manifest. */
    String text();

    /**
     * A port by its number.
     *
     * @param number as written; Kubernetes accepts 1 to 65535
     */
    record Numbered(int number) implements PortReference {
        @Override
        public String text() {
            return Integer.toString(number);
        }
    }

    /**
     * A port by its name in the container.
     *
     * @param name of an entry of {@code ports}
     */
    record Named(String name) implements PortReference {
        public Named {
            requireNonNull(name, "name");
        }

        @Override
        public String text() {
            return name;
        }
    }
}
