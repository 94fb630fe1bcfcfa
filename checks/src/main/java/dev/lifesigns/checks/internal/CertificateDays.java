/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * How long the certificates of a server must still be valid. The first to expire counts.
 *
 * @param warn days below which it is degraded, or {@code null}
 * @param fail days below which it is down, or {@code null}
 */
public record CertificateDays(
        @Nullable Integer warn, @Nullable Integer fail) {
    /** Demands nothing. */
    public static final CertificateDays ANY = new CertificateDays(null, null);

    /** @throws IllegalArgumentException if one is negative, or the warning would never be seen */
    public CertificateDays {
        requireNotNegative("certificateWarnDays", warn);
        requireNotNegative("certificateFailDays", fail);
        if (warn != null && fail != null && warn <= fail) {
            throw new IllegalArgumentException(
                    "certificateWarnDays: " + warn + " (expected: > certificateFailDays " + fail + ")");
        }
    }

    /** Whole days until the first certificate of the chain expires; negative once it has. */
    public static long left(SSLSession session) throws SSLPeerUnverifiedException {
        Instant first = Instant.MAX;
        for (Certificate certificate : session.getPeerCertificates()) {
            if (certificate instanceof X509Certificate x509
                    && x509.getNotAfter().toInstant().isBefore(first)) {
                first = x509.getNotAfter().toInstant();
            }
        }
        return Math.floorDiv(
                Duration.between(Instant.now(), first).toSeconds(),
                Duration.ofDays(1).toSeconds());
    }

    /** The verdict on a chain that has so many days left: up, degraded or down. */
    public CheckResult judge(String server, long left) {
        if (fail != null && left < fail) {
            return CheckResult.down(ErrorKind.THRESHOLD, message(server, left, fail));
        }
        return warn != null && left < warn
                ? CheckResult.degraded(ErrorKind.THRESHOLD, message(server, left, warn))
                : CheckResult.up();
    }

    /** A result with the days that are left; a good one is degraded or down if they are too few. */
    public CheckResult judge(CheckResult result, String server, long left) {
        CheckResult verdict = judge(server, left);
        return (result.error() == null && verdict.error() != null ? verdict.withDetails(result.details()) : result)
                .withDetail("certificate_days_left", left);
    }

    private static String message(String server, long left, int limit) {
        return server + ": certificate expires in " + left + " days (expected: at least " + limit + ")";
    }

    private static void requireNotNegative(String name, @Nullable Integer days) {
        if (days != null && days < 0) {
            throw new IllegalArgumentException(name + ": " + days + " (expected: 0 or more)");
        }
    }
}
