/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;
import java.util.function.Predicate;

/** Leaves the decision to the framework's own security, which has processed the request already. */
final class FrameworkSecurity implements Authenticator {
    private final Predicate<HealthRequest> allowed;

    FrameworkSecurity(Predicate<HealthRequest> allowed) {
        this.allowed = allowed;
    }

    @Override
    public Outcome authenticate(HealthRequest request) {
        if (allowed.test(request)) {
            return Outcome.AUTHENTICATED;
        }
        return request.principal() == null ? Outcome.REJECTED : Outcome.FORBIDDEN;
    }

    /** None: the framework's security sends its own. */
    @Override
    public List<String> challenges() {
        return List.of();
    }
}
