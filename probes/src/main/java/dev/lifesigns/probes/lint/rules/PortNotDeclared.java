/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.Container;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A numbered port that the container does not declare, although it declares others. */
final class PortNotDeclared implements Rule {
    @Override
    public String id() {
        return "port-not-declared";
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        List<ResolvedProbe> strangers = target.probes().stream()
                .filter(resolved -> resolved.port(container).isPresent())
                .filter(resolved -> !isDeclared(target, resolved.port(container).getAsInt()))
                .toList();
        boolean onPurpose =
                strangers.size() > 1 && strangers.size() == target.probes().size();
        if (container.ports().isEmpty() || onPurpose) {
            return;
        }
        for (ResolvedProbe resolved : strangers) {
            OptionalInt port = resolved.port(container);
            if (isConfigured(container, port.getAsInt()) || !isSlip(container, port.getAsInt())) {
                continue;
            }
            String handler = resolved.handler().field();
            findings.add(
                    resolved.declared().node().map(handler).get().positionOf("port"),
                    resolved.name(handler) + ".port is " + port.getAsInt() + ", which the container does not declare",
                    "If it is mistyped, the probe never succeeds; if it is meant, declare it.");
        }
    }

    private static boolean isDeclared(Target target, int port) {
        return target.template().containers().stream()
                .anyMatch(container -> container.port(Integer.toString(port)).isPresent());
    }

    private static boolean isConfigured(Container container, int port) {
        String number = Integer.toString(port);
        return container.commandLine().stream().anyMatch(word -> word.contains(number))
                || container.environment().values().stream().anyMatch(value -> value.contains(number));
    }

    /**
     * Whether the number looks like a declared one that was mistyped: the same digits in another order, or one missing. A
     * digit in front makes a port that is meant to be similar: 18080 beside 8080.
     */
    private static boolean isSlip(Container container, int port) {
        return container.ports().stream()
                .filter(declared -> declared.number().isPresent())
                .anyMatch(declared -> isSlip(
                        Integer.toString(port),
                        Integer.toString(declared.number().getAsInt())));
    }

    private static boolean isSlip(String written, String meant) {
        if (written.length() == meant.length()) {
            return !written.equals(meant) && sorted(written).equals(sorted(meant));
        }
        String longer = written.length() > meant.length() ? written : meant;
        String shorter = written.length() > meant.length() ? meant : written;
        return longer.length() == shorter.length() + 1
                && IntStream.range(1, longer.length())
                        .anyMatch(i -> (longer.substring(0, i) + longer.substring(i + 1)).equals(shorter));
    }

    private static String sorted(String digits) {
        return digits.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }
}
