/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.stream.Stream;

/** The paths of the application's own controllers on one port. */
interface ControllerPaths {
    /** As they are annotated, variables included. */
    Stream<String> patterns();
}
