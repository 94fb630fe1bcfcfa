/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.ApiFields.Holder;
import dev.lifesigns.probes.lint.rules.ApiFields.Type;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A number of a probe that the API server rejects. */
final class ProbeNumberOutOfRange implements Rule {
    private static final int HIGHEST_PORT = 65_535;
    private static final Map<String, Integer> DEFAULTS = Map.of(
            "initialDelaySeconds", Probe.DEFAULT_INITIAL_DELAY,
            "periodSeconds", Probe.DEFAULT_PERIOD,
            "timeoutSeconds", Probe.DEFAULT_TIMEOUT,
            "failureThreshold", Probe.DEFAULT_FAILURE_THRESHOLD,
            "successThreshold", Probe.DEFAULT_SUCCESS_THRESHOLD);

    @Override
    public String id() {
        return "probe-number-out-of-range";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            for (Holder holder : ApiFields.holders(probe)) {
                holder.node().entries().values().stream()
                        .filter(entry -> !isFilledIn(target, entry))
                        .forEach(entry -> check(holder, entry, findings));
            }
        }
    }

    /** Knative takes the port of the container for 0. */
    private static boolean isFilledIn(Target target, Entry entry) {
        return target.workload().isOfKnative()
                && entry.key().equals("port")
                && entry.value()
                        .asScalar()
                        .filter(port -> port.text().equals("0"))
                        .isPresent();
    }

    private static void check(Holder holder, Entry entry, Findings findings) {
        Type type = holder.known().get(entry.key());
        boolean number = type == Type.INTEGER || type == Type.PORT;
        if (!number
                || !(entry.value() instanceof ScalarValue scalar)
                || scalar.type() != ScalarValue.Type.INTEGER
                || isIn(entry.key(), scalar.asInt())) {
            return;
        }
        findings.add(
                entry.position(),
                holder.name() + "." + entry.key() + " is " + scalar.text() + " (expected: " + range(entry.key()) + ")",
                findings.rejection(),
                fix(holder, entry.key()).map(List::of).orElse(List.of()));
    }

    private static boolean isIn(String field, OptionalInt value) {
        if (value.isEmpty()) {
            return false;
        }
        int number = value.getAsInt();
        return switch (field) {
            case "port" -> number >= 1 && number <= HIGHEST_PORT;
            case "terminationGracePeriodSeconds" -> number >= 1;
            default -> number >= 0;
        };
    }

    private static String range(String field) {
        return switch (field) {
            case "port" -> "1 to " + HIGHEST_PORT;
            case "initialDelaySeconds" -> "0 to " + Integer.MAX_VALUE;
            default -> "1 to " + Integer.MAX_VALUE;
        };
    }

    private static Optional<Fix> fix(Holder holder, String field) {
        if (field.equals("terminationGracePeriodSeconds")) {
            return Optional.of(new Fix(holder.path() + "." + field, ""));
        }
        return Optional.ofNullable(DEFAULTS.get(field))
                .map(value -> new Fix(holder.path() + "." + field, Integer.toString(value)));
    }
}
