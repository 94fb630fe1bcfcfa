/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The health indicators of a Micronaut application, run by the engine, and the health endpoint on its server. There is
 * nothing to call: the beans configure themselves, and {@link dev.lifesigns.micronaut.LifesignsConfiguration} says what can
 * be set.
 */
@Configuration
@Requires(property = "lifesigns.enabled", notEquals = "false")
@NullMarked
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
