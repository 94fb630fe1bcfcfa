/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The health contributors of a Spring Boot application, run by the engine. There is nothing to call: the starter configures
 * itself, and {@link dev.lifesigns.springboot.LifesignsProperties} says what can be set.
 */
@NullMarked
package dev.lifesigns.springboot;

import org.jspecify.annotations.NullMarked;
