/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognizes containers that run a JVM, by image, command, environment and probe paths. */
final class Jvm {
    private static final Pattern RUNTIME_IN_IMAGE = Pattern.compile("(open)?(jdk|jre|java)\\d*");
    private static final Set<String> PROGRAMS = Set.of(
            "activemq",
            "artemis",
            "cassandra",
            "elasticsearch",
            "flink",
            "glassfish",
            "hazelcast",
            "jboss",
            "jenkins",
            "jetty",
            "kafka",
            "keycloak",
            "logstash",
            "neo4j",
            "nexus3",
            "openliberty",
            "opensearch",
            "payara",
            "pulsar",
            "quarkus",
            "solr",
            "sonarqube",
            "spring",
            "springboot",
            "temurin",
            "tomcat",
            "trino",
            "wildfly",
            "zookeeper");

    /* Programs that go with one of that name, but are not written for the JVM. */
    private static final Set<String> NOT_THE_PROGRAM = Set.of(
            "agent", "curator", "dashboards", "exporter", "gatekeeper", "inbound", "native", "operator", "proxy");

    private static final Pattern COMMAND = Pattern.compile("(^|[\\s/])java(\\s|$)|\\.jar(\\s|$)|(^|\\s)-Xm[sx]\\d");
    private static final Pattern VARIABLE = Pattern.compile(
            "(JAVA|JVM|SPRING|QUARKUS|MICRONAUT|CATALINA|JDK_JAVA)_.*|_JAVA_OPTIONS|.*_(JAVA|JVM)_OPTS|.*_HEAP_OPTS");
    private static final List<String> PATHS = List.of("/actuator/health", "/q/health");

    private static final Pattern QUICK = Pattern.compile("(?i)quarkus|micronaut|helidon");
    private static final String QUICK_PATH = "/q/";

    private Jvm() {}

    /** Whether it runs a framework that is designed to start within seconds. */
    static boolean startsQuickly(Container container) {
        return QUICK.matcher(container.image()).find()
                || container.environment().keySet().stream()
                        .anyMatch(name -> QUICK.matcher(name).find())
                || container.probes().values().stream()
                        .anyMatch(probe -> pathOf(probe).contains(QUICK_PATH));
    }

    static boolean runs(Container container) {
        Set<String> words = Set.copyOf(wordsOf(container.image()));
        if (words.stream().anyMatch(NOT_THE_PROGRAM::contains)) {
            return false;
        }
        return words.stream()
                        .anyMatch(word -> PROGRAMS.contains(word)
                                || RUNTIME_IN_IMAGE.matcher(word).matches())
                || COMMAND.matcher(String.join(" ", container.commandLine())).find()
                || container.environment().keySet().stream()
                        .anyMatch(name -> VARIABLE.matcher(name).matches())
                || container.probes().values().stream().anyMatch(Jvm::asksFramework);
    }

    /** The words of the image's own name and tag: of {@code ghcr.io/acme/orders-api:2-jre17}, orders, api, 2 and jre17. */
    private static List<String> wordsOf(String image) {
        String withoutDigest = image.split("@", 2)[0];
        String own = withoutDigest.substring(withoutDigest.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(own.split("[-_.:]", -1)).distinct().toList();
    }

    private static boolean asksFramework(DeclaredProbe probe) {
        return PATHS.stream().anyMatch(pathOf(probe)::contains);
    }

    /** The path of the probe, or the command line that may contain it. */
    private static String pathOf(DeclaredProbe probe) {
        Optional<String> path = probe.node().map("httpGet").flatMap(get -> get.text("path"));
        return path.orElseGet(() -> probe.node()
                .map("exec")
                .map(exec -> String.join(" ", exec.texts("command")))
                .orElse(""));
    }
}
