/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;

/** The policy of each indicator, under {@code lifesigns.defaults}. */
@ConfigurationProperties("lifesigns.defaults")
final class DefaultPolicyConfiguration extends PolicyConfiguration {}
