/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

/**
 * The section {@code server.connections}.
 *
 * @param max how many clients may be connected at a time
 * @param perAddress how many of them may come from one address
 */
public record ConnectionsConfig(int max, int perAddress) {}
