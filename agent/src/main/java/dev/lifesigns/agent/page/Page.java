/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import dev.lifesigns.http.HealthEndpoint;

/**
 * The page on which people look at an agent. What is served here is the same for everyone and has no data: the page requests
 * those with the credentials of its reader.
 */
public final class Page {
    /** Where the page is, below the base path of the endpoint. */
    public static final String PATH = "/page";

    private Page() {}

    /** Adds the page to an endpoint with that base path. */
    public static void addTo(HealthEndpoint.Builder endpoint, String basePath) {
        PageFiles.ALL.forEach((path, file) -> endpoint.file(basePath + PATH + path, file));
    }
}
