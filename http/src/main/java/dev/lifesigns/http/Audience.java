/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/** Who may see a representation. Decided by the path and the credentials, never by request parameters. */
enum Audience {
    /** Everyone: statuses, latencies and kinds of errors. */
    PUBLIC,
    /** An authenticated operator: everything. */
    AUTHENTICATED
}
