/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who is being checked, for the detailed view.
 *
 * @param name the service's name
 * @param version its version, or {@code null}
 * @param instance which of its instances this is, such as a pod name, or {@code null}
 */
public record ServiceInfo(
        String name, @Nullable String version, @Nullable String instance) {
    public ServiceInfo {
        requireNonNull(name, "name");
    }
}
