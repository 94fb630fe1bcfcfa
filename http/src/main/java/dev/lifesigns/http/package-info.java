/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The framework-neutral health endpoint: a request in, a response out. Start at
 * {@link dev.lifesigns.http.HealthEndpoint}.
 */
@NullMarked
package dev.lifesigns.http;

import org.jspecify.annotations.NullMarked;
