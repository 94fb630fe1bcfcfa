/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A Dropwizard application's health checks, run by the engine: {@link dev.lifesigns.dropwizard.LifesignsBundle} is where to
 * start.
 */
@NullMarked
package dev.lifesigns.dropwizard;

import org.jspecify.annotations.NullMarked;
