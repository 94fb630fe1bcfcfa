/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.metrics.RequestCounters;

/**
 * The metrics of an endpoint. Immutable but for the counts.
 *
 * @param path where they are served
 * @param networks whose clients see all of them without credentials
 * @param requests the requests for each probe
 */
record Metrics(String path, CidrSet networks, RequestCounters requests) {}
