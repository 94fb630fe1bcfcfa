/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/**
 * What puts a proxy into each pod, through which the traffic of the other containers goes. The program has to start after
 * the proxy and to exit before it, and the kubelet has to get through.
 */
public enum ServiceMesh {
    ISTIO {
        @Override
        void annotate(Yaml yaml, Derived<Integer> exit) {
            yaml.say("The kubelet has no certificate of the mesh: the proxy is asked, and asks the program.");
            yaml.line("sidecar.istio.io/rewriteAppHTTPProbers: \"true\"");
            yaml.say(WHY + reason(exit) + "; the default of Istio is 5s.");
            yaml.block(
                    "proxy.istio.io/config",
                    "holdApplicationUntilProxyStarts: true\nterminationDrainDuration: " + exit.value() + "s");
        }
    },
    LINKERD {
        @Override
        void annotate(Yaml yaml, Derived<Integer> exit) {
            yaml.say(WHY + reason(exit) + ". It lets the kubelet through.");
            yaml.line("config.linkerd.io/proxy-await: enabled");
            yaml.line("config.alpha.linkerd.io/proxy-wait-before-exit-seconds: \"" + exit.value() + "\"");
        }
    };

    private static final String WHY = "The program starts when the proxy is ready; the proxy stays for ";

    private static String reason(Derived<Integer> exit) {
        return exit.reason() + " = " + exit.value() + "s";
    }

    /**
     * Writes the annotations of a pod.
     *
     * @param exit seconds from the deletion of a pod until the program has exited
     */
    abstract void annotate(Yaml yaml, Derived<Integer> exit);
}
