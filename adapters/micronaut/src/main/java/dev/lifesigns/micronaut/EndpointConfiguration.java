/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The endpoint on the application's own server, under {@code lifesigns.endpoint}; it is there if {@code enabled} is true.
 *
 * @param path where it is; default: {@code /lifesigns}, since {@code /health} is Micronaut's
 */
@ConfigurationProperties("lifesigns.endpoint")
record EndpointConfiguration(
        @Bindable(defaultValue = "/lifesigns") String path) {}
