/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an adapter may know beside the JDK, core and itself: ours, and the framework that it is for.
 *
 * @param name of the framework
 * @param last the last part of its package
 * @param mayKnow packages
 * @param because why no more
 * @param uses what it is made of in the project in small
 * @param offense what would be too much
 */
record Adapter(String name, String last, List<String> mayKnow, String because, String uses, String offense) {
    private static final String HTTP = "dev.lifesigns.http..";
    private static final String CHECKS = "dev.lifesigns.checks..";
    private static final String BRIDGE = "dev.lifesigns.bridge..";
    private static final String MICROPROFILE = "org.eclipse.microprofile..";
    private static final String MICROPROFILE_BRIDGE = "dev.lifesigns.microprofilebridge..";
    static final String SERVLET = "dev.lifesigns.servlet..";
    private static final String HELIDON = "helidon";
    private static final String THIN =
            "an adapter translates between http and its one framework, and does nothing else";

    private static final String CHECK = "dev.lifesigns.Check check;";
    private static final String ENDPOINT = "dev.lifesigns.http.Endpoint endpoint;";
    private static final String ADOPTION = "dev.lifesigns.bridge.Bridge bridge;";
    private static final String REDIS = "dev.lifesigns.checks.redis.RedisCheck check;";
    private static final String JDK_SERVER = "com.sun.net.httpserver.HttpServer server;";

    static final List<Adapter> ALL = List.of(
            of(
                    "the JDK's server",
                    "jdkhttpserver",
                    ENDPOINT + JDK_SERVER,
                    REDIS,
                    THIN,
                    HTTP,
                    "com.sun.net.httpserver.."),
            of("Jetty", "jetty", ENDPOINT, JDK_SERVER, THIN, HTTP, "org.eclipse.jetty.."),
            of("Netty", "netty", ENDPOINT, REDIS, THIN, HTTP, "io.netty..", "javax.net.ssl.."),
            of(
                    "servlets",
                    "servlet",
                    ENDPOINT,
                    REDIS,
                    "it runs in every container, so it knows none",
                    HTTP,
                    "jakarta.servlet.."),
            of("Vert.x", "vertx", ENDPOINT + ADOPTION, REDIS, THIN, HTTP, BRIDGE, "io.vertx.."),
            of(
                    "Armeria",
                    "armeria",
                    ENDPOINT + ADOPTION,
                    REDIS,
                    THIN,
                    HTTP,
                    BRIDGE,
                    "com.linecorp.armeria..",
                    "org.reactivestreams.."),
            of(
                    "Javalin",
                    "javalin",
                    ENDPOINT,
                    REDIS,
                    "Javalin is Jetty with a router, so its adapter puts that of Jetty in front",
                    HTTP,
                    "dev.lifesigns.jetty..",
                    "io.javalin..",
                    "org.eclipse.jetty.."),
            of("Helidon", HELIDON, ENDPOINT + ADOPTION, REDIS, THIN, HTTP, BRIDGE, "io.helidon.."),
            of(
                    "Micronaut",
                    "micronaut",
                    ENDPOINT + ADOPTION,
                    REDIS,
                    THIN,
                    HTTP,
                    BRIDGE,
                    "io.micronaut..",
                    "io.netty.channel..",
                    "jakarta.inject..",
                    "org.reactivestreams..",
                    "reactor.core.."),
            of(
                    "gRPC",
                    "grpc",
                    CHECK,
                    ENDPOINT,
                    "the protocol has no page, so it needs no endpoint, and it runs on every transport",
                    "io.grpc..",
                    "com.google.protobuf.."),
            springBoot("Spring Boot", "springboot"),
            springBoot("Spring Boot 3", "springboot3"),
            withServlet(
                    "Dropwizard",
                    "dropwizard",
                    "io.dropwizard..",
                    "com.codahale.metrics..",
                    "com.fasterxml.jackson.annotation..",
                    "jakarta.servlet..",
                    "org.eclipse.jetty.ee10.servlet..",
                    "org.eclipse.jetty.util.component.."),
            adopting("what those of MicroProfile Health share", "microprofilebridge", MICROPROFILE, "jakarta.."),
            adopting(
                    "MicroProfile Health",
                    "microprofile",
                    MICROPROFILE_BRIDGE,
                    MICROPROFILE,
                    "jakarta..",
                    "com.sun.net.httpserver..",
                    "tools.jackson.core.."),
            adopting("SmallRye Health", "smallrye", MICROPROFILE_BRIDGE, MICROPROFILE, "io.smallrye..", "jakarta.."),
            adopting(
                    "Quarkus",
                    "quarkus",
                    "dev.lifesigns.smallrye..",
                    MICROPROFILE,
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "jakarta..",
                    "org.jboss.jandex.."),
            pack("Kafka", "kafka", "org.apache.kafka.."),
            pack("MongoDB", "mongodb", "com.mongodb..", "org.bson.."),
            pack("RabbitMQ", "rabbitmq", "com.rabbitmq.client.."));

    private static Adapter of(
            String name, String last, String uses, String offense, String because, String... mayKnow) {
        return new Adapter(name, last, List.of(mayKnow), because, uses, offense);
    }

    /** A check whose client library is large. */
    private static Adapter pack(String name, String last, String... client) {
        return new Adapter(
                name,
                last,
                Stream.concat(Stream.of(CHECKS, "javax.net.ssl.."), Stream.of(client))
                        .toList(),
                "a pack is a check like others, with the one client that it asks",
                REDIS,
                ENDPOINT);
    }

    private static Adapter springBoot(String name, String last) {
        return withServlet(
                name,
                last,
                "dev.lifesigns.micrometer..",
                "org.springframework..",
                "reactor.core..",
                "reactor.adapter..",
                "io.micrometer..");
    }

    /** One whose framework keeps its own endpoint, and that serves ours beside it with the adapter for servlets. */
    private static Adapter withServlet(String name, String last, String... framework) {
        return new Adapter(
                name,
                last,
                Stream.concat(Stream.of(HTTP, BRIDGE, SERVLET), Stream.of(framework))
                        .toList(),
                THIN,
                ENDPOINT + ADOPTION,
                REDIS);
    }

    /** Whether it serves with the adapter for servlets. */
    boolean hasServlet() {
        return mayKnow.contains(SERVLET);
    }

    /** One whose framework keeps its own endpoint. */
    private static Adapter adopting(String name, String last, String... framework) {
        return new Adapter(
                name,
                last,
                Stream.concat(Stream.of(BRIDGE), Stream.of(framework)).toList(),
                "the framework keeps its own endpoint, and gets its answers from the engine",
                ADOPTION,
                ENDPOINT);
    }

    /** Whether it is part of this build: that of Helidon needs JDK 21. */
    boolean isBuilt() {
        return !last.equals(HELIDON) || Runtime.version().feature() >= 21;
    }

    /** As a pattern. */
    String packages() {
        return "dev.lifesigns." + last + "..";
    }

    /** Source of one that keeps the rule. */
    String model() {
        return "package dev.lifesigns." + last + ";\npublic class Adapter { " + uses + " }\n";
    }

    /** Source of one that does not. */
    String offender() {
        return "package dev.lifesigns." + last + ";\nclass Offender { " + offense + " }\n";
    }
}
