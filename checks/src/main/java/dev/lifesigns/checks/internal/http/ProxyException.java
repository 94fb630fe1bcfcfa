/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The proxy did not let the request through; the message names its host and port and no credentials. */
final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Integer status;

    /** @param status what the proxy responded, or {@code null} if nothing */
    ProxyException(@Nullable Integer status, String message) {
        super(message);
        this.status = status;
    }

    @Nullable
    Integer status() {
        return status;
    }
}
