/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import java.util.OptionalInt;

/**
 * A port that a container declares.
 *
 * @param name its name; empty if it has none
 * @param number its number, if it is written as one
 * @param protocol default: {@code TCP}
 * @param onHost whether it is also a port of the node
 * @param position where it is written
 */
public record ContainerPort(String name, OptionalInt number, String protocol, boolean onHost, Position position) {
    private static final String DEFAULT_PROTOCOL = "TCP";

    static ContainerPort of(MapValue port) {
        return new ContainerPort(
                port.text("name").orElse(""),
                port.integer("containerPort"),
                port.text("protocol").orElse(DEFAULT_PROTOCOL),
                port.has("hostPort"),
                port.position());
    }

    /** Whether another tool has yet to fill in its name. */
    public boolean isPlaceholder() {
        return ScalarValue.isPlaceholderText(name);
    }

    /** Whether a reference of a probe or a service means this port. */
    public boolean isMeantBy(String reference) {
        return !name.isEmpty() && name.equals(reference)
                || number.isPresent() && Integer.toString(number.getAsInt()).equals(reference);
    }
}
