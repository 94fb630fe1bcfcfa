/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A probe that targets a host other than its pod. */
final class HostSet implements Rule {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*|localhost");

    @Override
    public String id() {
        return "host-set";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (target.template().onHostNetwork()) {
            return;
        }
        for (ResolvedProbe resolved : target.probes()) {
            Optional<String> host = host(resolved);
            if (host.isEmpty() || host.get().isEmpty()) {
                continue;
            }
            MapValue handler =
                    resolved.declared().node().map(resolved.handler().field()).orElseThrow();
            if (handler.scalar("host").filter(ScalarValue::isPlaceholder).isPresent()) {
                continue;
            }
            List<Fix> fixes = fixes(resolved, handler, host.get());
            findings.add(
                    handler.positionOf("host"),
                    resolved.name(resolved.handler().field()) + ".host is " + host.get(),
                    "The kubelet connects to that machine from the node, not to the pod: the result says nothing about this pod. "
                            + (fixes.size() == 1
                                    ? "Remove host if this pod is meant."
                                    : "If this pod is meant, send the name as a header instead."),
                    fixes);
        }
    }

    private static Optional<String> host(ResolvedProbe resolved) {
        if (resolved.handler() instanceof HttpGet get) {
            return Optional.ofNullable(get.host());
        }
        return resolved.handler() instanceof TcpSocket socket ? Optional.ofNullable(socket.host()) : Optional.empty();
    }

    private static List<Fix> fixes(ResolvedProbe resolved, MapValue handler, String host) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(new Fix(resolved.declared().path(resolved.handler().field() + ".host"), ""));
        if (resolved.handler() instanceof HttpGet
                && !handler.has("httpHeaders")
                && !ADDRESS.matcher(host).matches()) {
            fixes.add(new Fix(
                    resolved.declared().path("httpGet.httpHeaders"),
                    "[{name: Host, value: " + FlowYaml.text(host) + "}]"));
        }
        return fixes;
    }
}
