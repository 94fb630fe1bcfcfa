/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import java.io.IOException;

/** The head of a response arrived, but its body did not arrive completely. */
final class TruncatedResponseException extends IOException {
    TruncatedResponseException(Throwable cause) {
        super(cause);
    }
}
