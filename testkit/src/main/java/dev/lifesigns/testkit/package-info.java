/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Virtual time and scripted checks. Start at {@link dev.lifesigns.testkit.VirtualTime}. */
@NullMarked
package dev.lifesigns.testkit;

import org.jspecify.annotations.NullMarked;
