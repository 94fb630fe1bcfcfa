/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.ContainerPort;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import java.util.List;

/** A handler without a required field. */
final class IncompleteHandler implements Rule {
    @Override
    public String id() {
        return "incomplete-handler";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (target.workload().isOfKnative()) {
            return;
        }
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            for (String handler : ApiFields.HANDLERS) {
                String needed = handler.equals("exec") ? "command" : "port";
                probe.node()
                        .map(handler)
                        .filter(node -> !node.has(needed)
                                || node.list(needed)
                                        .filter(list -> list.items().isEmpty())
                                        .isPresent())
                        .ifPresent(node -> findings.add(
                                probe.positionOf(handler),
                                probe.kind().field() + "." + handler + " has no " + needed,
                                findings.rejection(),
                                fixes(target.container(), probe, handler)));
            }
        }
    }

    private static List<Fix> fixes(Container container, DeclaredProbe probe, String handler) {
        if (handler.equals("exec") || container.ports().size() != 1) {
            return List.of();
        }
        ContainerPort port = container.ports().get(0);
        String path = probe.path(handler + ".port");
        if (!port.name().isEmpty() && !handler.equals("grpc")) {
            return List.of(new Fix(path, FlowYaml.text(port.name())));
        }
        return port.number().isPresent()
                ? List.of(new Fix(path, Integer.toString(port.number().getAsInt())))
                : List.of();
    }
}
