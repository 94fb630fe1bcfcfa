/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What all requests that wait for a change share. Thread-safe.
 *
 * @param onFault the response to an internal error
 */
record LongPolling(
        HealthChecker checker,
        RepresentationCache representations,
        ErrorResponses errors,
        LongSupplier nanoClock,
        Function<Throwable, CompletionStage<HealthResponse>> onFault,
        Waits waits) {}
