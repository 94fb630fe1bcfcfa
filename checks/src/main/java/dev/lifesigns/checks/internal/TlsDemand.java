/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckResult;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

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

    /** Degrades or fails a good result if the server's certificates expire soon. */
    public CheckResult judge(CheckResult result, String server, SSLSession session) throws SSLPeerUnverifiedException {
        long left = CertificateDays.left(session);
        CheckResult verdict = days.judge(server, left);
        return (result.error() == null && verdict.error() != null ? verdict.withDetails(result.details()) : result)
                .withDetail("certificate_days_left", left);
    }
}
