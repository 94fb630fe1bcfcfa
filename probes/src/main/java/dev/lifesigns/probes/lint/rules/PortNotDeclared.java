/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import java.util.List;
import java.util.OptionalInt;

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
            if (isConfigured(container, port.getAsInt())) {
                continue;
            }
            String handler = resolved.handler().field();
            findings.add(
                    resolved.declared().node().map(handler).get().positionOf("port"),
                    resolved.name(handler) + ".port is " + port.getAsInt() + ", which the container does not declare",
                    "If this is a mistake, the probe never succeeds.",
                    fixes(container, resolved));
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

    private static List<Fix> fixes(Container container, ResolvedProbe resolved) {
        if (container.ports().size() != 1 || container.ports().get(0).number().isEmpty()) {
            return List.of();
        }
        int only = container.ports().get(0).number().getAsInt();
        return List.of(resolved.fix(resolved.handler().field() + ".port", only));
    }
}
