/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

/**
 * A connection that has to be encrypted.
 *
 * @param client how to connect
 * @param days how long the server's certificates must still be valid
 */
public record TlsDemand(TlsClient client, CertificateDays days) {
    /** One that demands only what the client does. */
    public static TlsDemand of(TlsClient client) {
        return new TlsDemand(client, CertificateDays.ANY);
    }
}
