/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine, the time and the version of a measurement. */
public record Machine(
        String date, int cores, String processor, long gibibytes, String system, String java, String lifesigns) {

    public static Machine of(Build build) throws IOException {
        long kibibytes = Long.parseLong(find(Path.of("/proc/meminfo"), "MemTotal:\\s+(\\d+)"));
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                Runtime.getRuntime().availableProcessors(),
                find(Path.of("/proc/cpuinfo"), "model name\\s*: (.*)"),
                Math.round(kibibytes / 1024.0 / 1024),
                find(Path.of("/etc/os-release"), "PRETTY_NAME=\"(.*)\""),
                System.getProperty("java.vendor.version", System.getProperty("java.vm.name")),
                lifesignsVersion(build));
    }

    /** The version of this checkout. */
    public static String lifesignsVersion(Build build) throws IOException {
        return find(build.root().resolve("pom.xml"), "<version>(.*)</version>");
    }

    /** Such as {@code 2 virtual cores (…), 24 GiB, Debian}. */
    public String description() {
        return String.format(Locale.ROOT, "%d virtual cores (%s), %d GiB, %s", cores, processor, gibibytes, system);
    }

    public static String find(Path file, String pattern) throws IOException {
        return first(Files.readString(file), pattern);
    }

    public static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1).strip() : "unknown";
    }
}
