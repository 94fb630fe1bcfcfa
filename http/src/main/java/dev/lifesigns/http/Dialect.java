/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/** A wire format of a {@link Report}. Stateless. The status code is the same in all of them. */
sealed interface Dialect permits ActuatorJson, HealthJson, KubernetesText, MicroProfileJson, NativeJson {
    /** The format it writes. */
    Format format();

    /** Its own name: the value of {@code ?format=}, if that can select it. */
    default String name() {
        return format().wireName();
    }

    /** The media type that selects it in {@code Accept}; {@code null} if only {@code ?format=} does. */
    @Nullable
    String mediaType();

    /** The value of {@code Content-Type}. */
    String contentType();

    /** Whether the body has the member {@link ServerTime}. */
    default boolean showsServerTime(Report report) {
        return false;
    }

    /**
     * The body. Unless the report is detailed, it contains only the name, status, latency, and kind of error of a
     * check.
     */
    String render(Report report);
}
