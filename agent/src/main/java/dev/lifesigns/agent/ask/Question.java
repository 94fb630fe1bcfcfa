/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

/** Whom to ask what, and whom to trust then. */
record Question(Target target, Trust trust) {}
