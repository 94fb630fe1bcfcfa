/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/** A wire format of a {@link Report}. Stateless. The status code is the same in all of them. */
sealed interface Dialect permits ActuatorJson, HealthJson, KubernetesText, MicroProfileJson, NativeJson {
    /** Which format it writes. */
    Format format();

    /** Its value of {@code ?format=}. */
    default String name() {
        return format().wireName();
    }

    /** By which {@code Accept} asks for it; {@code null} if only {@code ?format=} does. */
    @Nullable
    String mediaType();

    /** The value of {@code Content-Type}. */
    String contentType();

    /** The body. Nothing of a check but name, status, latency and kind of error is in it unless the report is detailed. */
    String render(Report report);
}
