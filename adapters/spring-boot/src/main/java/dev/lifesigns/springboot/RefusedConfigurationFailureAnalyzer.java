/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the configuration. Spring Boot's own analyzers would print the values too. */
final class RefusedConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<RefusedConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedConfigurationException cause) {
        String problems = String.valueOf(cause.getMessage()).replace("\n", "\n    ");
        return new FailureAnalysis(
                "The configuration of Lifesigns is not valid:\n\n    " + problems, cause.action(), cause);
    }
}
