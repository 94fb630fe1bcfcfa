/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.List;
import java.util.Optional;

/** Whether a container is started again after it has ended: its own policy, and the rules by exit code before it. */
final class RestartRules {
    static final String POLICY = "restartPolicy";
    static final String RULES = "restartPolicyRules";

    /* A process that SIGTERM ends, and one that only SIGKILL does. */
    private static final List<Integer> ENDED_BY_SIGNAL = List.of(143, 137);

    private RestartRules() {}

    /** The policy of the container itself; empty if it has the one of its pod. */
    static Optional<String> policy(Container container) {
        return container.node().text(POLICY);
    }

    /** Whether it is started again after a signal has ended it, as far as its own policy and rules say. */
    static boolean restartsAfterSignal(Container container) {
        return policy(container).filter("Never"::equals).isEmpty()
                || ENDED_BY_SIGNAL.stream().allMatch(code -> matches(container, code));
    }

    /** Whether it is started again after it has ended with that code because a rule says so. */
    static boolean matches(Container container, int code) {
        return container.node().maps(RULES).stream()
                .anyMatch(rule -> rule.map("exitCodes")
                        .filter(codes -> matches(codes, code))
                        .isPresent());
    }

    private static boolean matches(MapValue codes, int code) {
        boolean in = codes.list("values").stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> item.asScalar().stream())
                .map(ScalarValue::asInt)
                .anyMatch(value -> value.isPresent() && value.getAsInt() == code);
        return codes.text("operator").filter("NotIn"::equals).isPresent() != in;
    }
}
