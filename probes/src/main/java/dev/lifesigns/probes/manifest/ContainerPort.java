/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import java.util.OptionalInt;

/**
 * A port as a container declares it.
 *
 * @param name empty for none
 * @param number if it is written as one
 * @param protocol {@code TCP} unless given
 * @param onHost whether it is one of the node as well
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

    /** Whether a probe or a service that says this means this port. */
    public boolean isMeantBy(String reference) {
        return !name.isEmpty() && name.equals(reference)
                || number.isPresent() && Integer.toString(number.getAsInt()).equals(reference);
    }
}
