/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/** Who reads an answer. It is decided by the path and the credentials, never by what a client wishes to see. */
enum Audience {
    /** Anybody: statuses, latencies and kinds of errors. */
    PUBLIC,
    /** An operator who has proved it: everything that is known. */
    AUTHENTICATED
}
