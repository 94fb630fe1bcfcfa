/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it was measured on, with which versions. */
record Machine(
        String date,
        int cores,
        String processor,
        long gibibytes,
        String system,
        String java,
        String lifesigns,
        String springBoot,
        String quarkus,
        String nginx) {

    static Machine of(Build build) throws IOException, InterruptedException {
        long kibibytes = Long.parseLong(find(Path.of("/proc/meminfo"), "MemTotal:\\s+(\\d+)"));
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                Runtime.getRuntime().availableProcessors(),
                find(Path.of("/proc/cpuinfo"), "model name\\s*: (.*)"),
                Math.round(kibibytes / 1024.0 / 1024),
                find(Path.of("/etc/os-release"), "PRETTY_NAME=\"(.*)\""),
                System.getProperty("java.vendor.version", System.getProperty("java.vm.name")),
                find(build.root().resolve("pom.xml"), "<version>(.*)</version>"),
                find(build.root().resolve("bench/peers/spring-boot/pom.xml"), "<version>(.*)</version>"),
                find(build.root().resolve("bench/peers/quarkus/pom.xml"), "<quarkus.version>(.*)</quarkus.version>"),
                nginxVersion());
    }

    private static String nginxVersion() throws IOException, InterruptedException {
        Process nginx =
                new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
        String said = new String(nginx.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        nginx.waitFor();
        return first(said, "nginx/(\\S+)");
    }

    private static String find(Path file, String pattern) throws IOException {
        return first(Files.readString(file), pattern);
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1).strip() : "unknown";
    }
}
