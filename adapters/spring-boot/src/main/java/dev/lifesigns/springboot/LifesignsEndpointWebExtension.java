/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LifesignsEndpoint} over HTTP: messages and details are shown to those whom
 * {@code management.endpoint.lifesigns.show-details} and {@code roles} allow it. Everything else is shown to all who may
 * call it.
 */
@EndpointWebExtension(endpoint = LifesignsEndpoint.class)
public final class LifesignsEndpointWebExtension {
    private final LifesignsEndpoint endpoint;
    private final Details details;

    LifesignsEndpointWebExtension(LifesignsEndpoint endpoint, Details details) {
        this.endpoint = endpoint;
        this.details = details;
    }

    /** Everything. */
    @ReadOperation
    public Map<String, Object> health(SecurityContext reader) {
        return endpoint.all(details.shownTo(reader));
    }

    /**
     * One check.
     *
     * @param check its name in the engine, or that of its contributor
     * @return {@code null}, which is 404, if there is none
     */
    @ReadOperation
    public @Nullable Map<String, Object> check(SecurityContext reader, @Selector String check) {
        return endpoint.check(check, details.shownTo(reader));
    }
}
