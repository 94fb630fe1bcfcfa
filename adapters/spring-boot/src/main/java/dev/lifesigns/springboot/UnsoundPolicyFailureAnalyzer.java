/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.UnsoundPolicyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which values to change if a policy makes no sense. */
final class UnsoundPolicyFailureAnalyzer extends AbstractFailureAnalyzer<UnsoundPolicyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsoundPolicyException cause) {
        String description = "The policy of the health contributor '" + cause.check() + "' makes no sense:\n\n    "
                + String.join("\n    ", cause.problems());
        return new FailureAnalysis(description, "Change one of these values.", cause);
    }
}
