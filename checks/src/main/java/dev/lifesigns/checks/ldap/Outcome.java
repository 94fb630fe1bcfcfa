/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;

/**
 * What a server says about an operation (RFC 4511 §4.1.9).
 *
 * @param code 0 for success
 * @param diagnostics in the words of the server
 */
record Outcome(int code, String diagnostics) {
    /** @throws Refusal if that is not what it is */
    static Outcome of(Ber response) throws Refusal {
        Ber.Elements elements = response.elements();
        int code = elements.next().number();
        elements.next();
        return new Outcome(code, elements.next().text());
    }

    /** @throws Refusal if it is not a success */
    void requireSuccess(String operation) throws Refusal {
        if (code != 0) {
            throw new Refusal(
                    kind(),
                    operation + ": " + name() + " (" + code + ")" + (diagnostics.isEmpty() ? "" : ": " + diagnostics));
        }
    }

    private ErrorKind kind() {
        return switch (code) {
            case 8, 48, 49, 50 -> ErrorKind.UNAUTHORIZED;
            case 3, 11, 51 -> ErrorKind.EXHAUSTED;
            default -> ErrorKind.FAILED;
        };
    }

    private String name() {
        return switch (code) {
            case 1 -> "operationsError";
            case 2 -> "protocolError";
            case 3 -> "timeLimitExceeded";
            case 8 -> "strongerAuthRequired";
            case 10 -> "referral";
            case 11 -> "adminLimitExceeded";
            case 13 -> "confidentialityRequired";
            case 32 -> "noSuchObject";
            case 34 -> "invalidDNSyntax";
            case 48 -> "inappropriateAuthentication";
            case 49 -> "invalidCredentials";
            case 50 -> "insufficientAccessRights";
            case 51 -> "busy";
            case 52 -> "unavailable";
            case 53 -> "unwillingToPerform";
            default -> "result code";
        };
    }
}
