/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

/**
 * What an endpoint said.
 *
 * @param healthy whether that is a yes
 * @param text in a few words, of unknown origin
 */
record Answer(boolean healthy, String text) {}
