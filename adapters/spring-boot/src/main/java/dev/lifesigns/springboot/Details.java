/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Who sees details, decided as Boot decides it for its health endpoint.
 *
 * @param show whether it depends on the user
 * @param roles any of which is enough; a user without one is enough if there is none
 */
record Details(Show show, Set<String> roles) {
    private static final String ROLES = "management.endpoint.health.roles";

    /**
     * What the properties of an endpoint say.
     *
     * @param roles {@code null} for those of Boot's health endpoint
     */
    static Details of(Show show, @Nullable Set<String> roles, Environment environment) {
        return new Details(
                show,
                roles == null
                        ? Binder.get(environment)
                                .bind(ROLES, Bindable.setOf(String.class))
                                .orElseGet(Set::of)
                        : roles);
    }

    boolean shownTo(SecurityContext reader) {
        return show.isShown(reader, roles);
    }
}
