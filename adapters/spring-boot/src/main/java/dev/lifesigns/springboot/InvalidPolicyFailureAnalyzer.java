/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.InvalidPolicyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which properties to change if a policy is invalid. */
final class InvalidPolicyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPolicyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPolicyException cause) {
        String description = "The policy of the health contributor '" + cause.check() + "' is invalid:\n\n    "
                + String.join("\n    ", cause.problems());
        String action =
                "Change these properties, those under 'lifesigns.defaults', or the contributor's @LifesignsPolicy.";
        return new FailureAnalysis(description, action, cause);
    }
}
