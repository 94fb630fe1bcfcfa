/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;

/** Lets in whom any of several authenticators lets in. */
final class AnyAuthenticator implements Authenticator {
    private final List<Authenticator> authenticators;

    AnyAuthenticator(List<Authenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    /** If nobody lets the reader in, the first who knows more than that the credentials are not theirs is believed. */
    @Override
    public Outcome authenticate(HealthRequest request) {
        Outcome refusal = Outcome.REJECTED;
        for (Authenticator authenticator : authenticators) {
            Outcome outcome = authenticator.authenticate(request);
            if (outcome == Outcome.AUTHENTICATED) {
                return outcome;
            }
            if (refusal == Outcome.REJECTED) {
                refusal = outcome;
            }
        }
        return refusal;
    }

    @Override
    public List<String> challenges() {
        return authenticators.stream()
                .flatMap(authenticator -> authenticator.challenges().stream())
                .toList();
    }
}
