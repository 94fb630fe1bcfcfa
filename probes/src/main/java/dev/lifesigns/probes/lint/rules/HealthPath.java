/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of a health endpoint that the conventions of some framework give a meaning.
 *
 * @param meaning what its answer depends on
 * @param framework the framework whose convention it is
 * @param suffix how it ends
 * @param liveness the suffix of the same endpoint's path that depends on the process only; {@code null} if unknown
 * @param readiness the same for readiness
 */
record HealthPath(
        Meaning meaning,
        String framework,
        String suffix,
        @Nullable String liveness,
        @Nullable String readiness) {
    /** What the answer depends on. */
    enum Meaning {
        /** Whether the service can take traffic, and so on everything it needs for that. */
        READINESS,
        /** Everything that is checked. */
        EVERYTHING,
        /** Either only the process or everything: conventions differ. */
        UNCLEAR,
        /** Only the process. */
        LIVENESS
    }

    private static final String PROMETHEUS = "Prometheus";
    private static final String SPRING_BOOT = "Spring Boot";

    /* Longer suffixes first, because the first match wins. */
    private static final List<HealthPath> KNOWN = List.of(
            readiness(SPRING_BOOT, "/actuator/health/readiness", "/actuator/health/liveness"),
            liveness(SPRING_BOOT, "/actuator/health/liveness", "/actuator/health/readiness"),
            everything(SPRING_BOOT, "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"),
            readiness("Quarkus", "/q/health/ready", "/q/health/live"),
            liveness("Quarkus", "/q/health/live", "/q/health/ready"),
            everything("Quarkus", "/q/health", "/q/health/live", "/q/health/ready"),
            readiness("Micronaut", "/health/readiness", null),
            liveness("Micronaut", "/health/liveness", null),
            readiness("MicroProfile and Lifesigns", "/health/ready", null),
            liveness("MicroProfile and Lifesigns", "/health/live", null),
            readiness(PROMETHEUS, "/-/ready", "/-/healthy"),
            liveness(PROMETHEUS, "/-/healthy", "/-/ready"),
            readiness("many", "/healthz/ready", null),
            readiness("Kubernetes", "/readyz", null),
            liveness("Kubernetes", "/livez", null),
            readiness("many", "/readiness", null),
            readiness("many", "/ready", null),
            new HealthPath(Meaning.UNCLEAR, "many", "/health", null, null));

    /** What must be true for the counterparts of that path to exist, as a sentence after a space; empty if they do exist. */
    static String condition(String path) {
        HealthPath known = of(path);
        return known != null && known.meaning == Meaning.EVERYTHING && known.framework.equals(SPRING_BOOT)
                ? " The fix is right if the application runs Spring Boot 2.3 or later, which serves that path."
                : "";
    }

    /** Whether a framework serves it and its counterpart together, so that both are known to exist. */
    boolean isCertain() {
        return liveness != null && readiness != null;
    }

    /** Whether it is a framework that asks the dependencies for what is not liveness. */
    boolean readsDependencies() {
        return isCertain() && !framework.equals(PROMETHEUS);
    }

    private static HealthPath readiness(String framework, String suffix, @Nullable String liveness) {
        return new HealthPath(Meaning.READINESS, framework, suffix, liveness, suffix);
    }

    private static HealthPath liveness(String framework, String suffix, @Nullable String readiness) {
        return new HealthPath(Meaning.LIVENESS, framework, suffix, suffix, readiness);
    }

    private static HealthPath everything(String framework, String suffix, String liveness, String readiness) {
        return new HealthPath(Meaning.EVERYTHING, framework, suffix, liveness, readiness);
    }

    /** The convention that the path follows, or {@code null} if none is known. */
    static @Nullable HealthPath of(String path) {
        String bare = bare(path);
        return KNOWN.stream()
                .filter(known -> bare.endsWith(known.suffix))
                .findFirst()
                .orElse(null);
    }

    /** The corresponding liveness path, or {@code null} if it is unknown. */
    @Nullable
    String livenessOf(String path) {
        return liveness == null ? null : replaceEnd(path, liveness);
    }

    /** The corresponding readiness path, or {@code null} if it is unknown. */
    @Nullable
    String readinessOf(String path) {
        return readiness == null ? null : replaceEnd(path, readiness);
    }

    private String replaceEnd(String path, String end) {
        String bare = bare(path);
        return bare.substring(0, bare.length() - suffix.length()) + end;
    }

    private static String bare(String path) {
        return path.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    }
}
