/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The ways to authenticate that the builder of an endpoint collects. Not thread-safe. */
final class AuthenticationOptions {
    private KnownTokens tokens = KnownTokens.NONE;
    private final Map<String, String> users = new HashMap<>();
    private final List<Authenticator> authenticators = new ArrayList<>();

    void bearerTokens(Iterable<String> hashes) {
        tokens = tokens.and(KnownTokens.of(hashes));
    }

    void basicUsers(Map<String, String> passwordHashes) {
        Map<String, String> checked = Basic.require(passwordHashes);
        BCryptPasswords.requireLibrary();
        users.putAll(checked);
    }

    void authenticator(Authenticator authenticator) {
        if (authenticator.challenges().isEmpty()) {
            throw new IllegalArgumentException("authenticator: no challenge (expected: at least one)");
        }
        authenticators.add(authenticator);
    }

    void when(Predicate<HealthRequest> condition) {
        authenticators.add(new FrameworkSecurity(condition));
    }

    void roles(List<String> any) {
        if (any.isEmpty()) {
            throw new IllegalArgumentException("roles: none (expected: at least one)");
        }
        when(request -> any.stream().anyMatch(request::isUserInRole));
    }

    /** Tokens are tried first, then the authenticators in the order in which they were added, then passwords. */
    Authentication build(LongSupplier nanoClock) {
        List<Authenticator> all = new ArrayList<>();
        if (!tokens.isEmpty()) {
            all.add(new Bearer(tokens));
        }
        all.addAll(authenticators);
        return new Authentication(all, users.isEmpty() ? null : new Basic(users, nanoClock));
    }
}
