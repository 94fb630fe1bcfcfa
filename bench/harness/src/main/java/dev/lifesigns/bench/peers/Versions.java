/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Which peers were measured. */
record Versions(String springBoot, String quarkus, String nginx) {
    static Versions of(PeersBuild build) throws IOException, InterruptedException {
        return new Versions(
                Machine.find(build.home().resolve("spring-boot/pom.xml"), "<version>(.*)</version>"),
                Machine.find(build.home().resolve("quarkus/pom.xml"), "<quarkus.version>(.*)</quarkus.version>"),
                nginxVersion());
    }

    private static String nginxVersion() throws IOException, InterruptedException {
        Process nginx =
                new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
        String said = new String(nginx.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        nginx.waitFor();
        return Machine.first(said, "nginx/(\\S+)");
    }
}
