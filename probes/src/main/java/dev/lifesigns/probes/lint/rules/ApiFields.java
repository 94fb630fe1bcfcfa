/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of probes in the API of Kubernetes 1.37, and their types. */
final class ApiFields {
    /** The type of a field. */
    enum Type {
        INTEGER("an integer"),
        TEXT("a string"),
        PORT("a number or the name of a port"),
        MAP("a map"),
        LIST("a list");

        private final String noun;

        Type(String noun) {
            this.noun = noun;
        }

        String noun() {
            return noun;
        }
    }

    static final Set<String> CONTAINER = Set.of(
            "args",
            "command",
            "env",
            "envFrom",
            "image",
            "imagePullPolicy",
            "lifecycle",
            "livenessProbe",
            "name",
            "ports",
            "readinessProbe",
            "resizePolicy",
            "resources",
            "restartPolicy",
            "restartPolicyRules",
            "securityContext",
            "startupProbe",
            "stdin",
            "stdinOnce",
            "terminationMessagePath",
            "terminationMessagePolicy",
            "tty",
            "volumeDevices",
            "volumeMounts",
            "workingDir");

    static final Map<String, Type> PROBE = Map.ofEntries(
            Map.entry("exec", Type.MAP),
            Map.entry("failureThreshold", Type.INTEGER),
            Map.entry("grpc", Type.MAP),
            Map.entry("httpGet", Type.MAP),
            Map.entry("initialDelaySeconds", Type.INTEGER),
            Map.entry("periodSeconds", Type.INTEGER),
            Map.entry("successThreshold", Type.INTEGER),
            Map.entry("tcpSocket", Type.MAP),
            Map.entry("terminationGracePeriodSeconds", Type.INTEGER),
            Map.entry("timeoutSeconds", Type.INTEGER));

    /** The handlers, the most specific one first. */
    static final List<String> HANDLERS = List.of("httpGet", "grpc", "tcpSocket", "exec");

    private static final Map<String, Map<String, Type>> HANDLER = Map.of(
            "httpGet",
            Map.of(
                    "host",
                    Type.TEXT,
                    "httpHeaders",
                    Type.LIST,
                    "path",
                    Type.TEXT,
                    "port",
                    Type.PORT,
                    "protocol",
                    Type.TEXT,
                    "scheme",
                    Type.TEXT),
            "tcpSocket",
            Map.of("host", Type.TEXT, "port", Type.PORT),
            "grpc",
            Map.of("mode", Type.TEXT, "port", Type.INTEGER, "service", Type.TEXT),
            "exec",
            Map.of("command", Type.LIST));

    private ApiFields() {}

    /**
     * A map of a probe with the fields that it may have.
     *
     * @param path from the object's root
     * @param name as a user would say it: {@code livenessProbe.httpGet}
     * @param node the map as written
     * @param known the fields by name
     */
    record Holder(String path, String name, MapValue node, Map<String, Type> known) {}

    /** The probe itself and its handlers. */
    static List<Holder> holders(DeclaredProbe probe) {
        List<Holder> holders = new ArrayList<>();
        String name = probe.kind().field();
        holders.add(new Holder(probe.path(), name, probe.node(), PROBE));
        for (String handler : HANDLERS) {
            probe.node()
                    .map(handler)
                    .ifPresent(node -> holders.add(new Holder(
                            probe.path(handler), name + "." + handler, node, HANDLER.getOrDefault(handler, Map.of()))));
        }
        return holders;
    }
}
