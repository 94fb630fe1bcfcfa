/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.InvalidPolicyException;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.microprofilebridge.Responses;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * The health of a CDI application, as MicroProfile Health answers it. A bean; inject it or select it from the container.
 * Thread-safe.
 *
 * <pre>{@code
 * try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
 *     HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
 *     server.createContext("/health", new MicroProfileHandler(container.select(MicroProfileHealth.class).get()));
 *     server.start();
 * }
 * }</pre>
 *
 * <p>Answers are read from the engine, which runs the beans in the background: no request runs a check, or waits for one.
 */
public final class MicroProfileHealth {
    private final Bridge<HealthCheckResponse> bridge;
    private final Responses responses;
    private final EmptyResponses empty;
    private final List<Registered> checks = new CopyOnWriteArrayList<>();

    record Registered(AdoptedCheck<HealthCheckResponse> check, Set<HealthKind> kinds) {}

    MicroProfileHealth(Bridge<HealthCheckResponse> bridge, Responses responses, EmptyResponses empty) {
        this.bridge = bridge;
        this.responses = responses;
        this.empty = empty;
    }

    /** All checks: {@code /health}. */
    public HealthAnswer all() {
        List<HealthCheckResponse> answers = now(checks);
        // If a kind without checks is configured as down, the overall result is down too.
        for (HealthKind kind : HealthKind.values()) {
            if (of(kind).isEmpty() && empty.status(kind) == Status.DOWN) {
                return new HealthAnswer(Status.DOWN, answers);
            }
        }
        return new HealthAnswer(worst(answers), answers);
    }

    /** The checks of one kind: {@code /health/live}, {@code /health/ready}, {@code /health/started}. */
    public HealthAnswer answer(HealthKind kind) {
        List<HealthCheckResponse> answers = now(of(requireNonNull(kind, "MicroProfileHealth.answer: kind is null")));
        return new HealthAnswer(answers.isEmpty() ? empty.status(kind) : worst(answers), answers);
    }

    /**
     * What a path answers, for those who mount it in a server.
     *
     * @param path below {@code /health}: empty, {@code /live}, {@code /ready} or {@code /started}
     * @return {@code null} for another path
     */
    public @Nullable HealthAnswer answer(String path) {
        return switch (path) {
            case "" -> all();
            case "/live" -> answer(HealthKind.LIVENESS);
            case "/ready" -> answer(HealthKind.READINESS);
            case "/started" -> answer(HealthKind.STARTUP);
            default -> null;
        };
    }

    /**
     * Adds a check that is not a bean, at any time. It is down as {@code never_ran} until its first answer.
     *
     * @param name for the configuration, and for answers until the check has given its own name
     * @param kinds at least one
     * @throws IllegalArgumentException if there is no kind
     * @throws InvalidPolicyException if the configuration is invalid
     */
    public HealthRegistration register(String name, HealthCheck check, HealthKind... kinds) {
        requireNonNull(check, "MicroProfileHealth.register: check is null");
        if (kinds.length == 0) {
            throw new IllegalArgumentException("check '" + name + "': kinds: none (expected: at least one)");
        }
        Registered registered = adopt(name, check, check.getClass(), EnumSet.copyOf(Arrays.asList(kinds)));
        return () -> {
            checks.remove(registered);
            responses.forget(name);
            return registered.check().remove();
        };
    }

    Registered adopt(String name, HealthCheck check, Class<?> type, Set<HealthKind> kinds) {
        PolicyOverrides declared = PolicyOverrides.none().probes(HealthKind.probes(kinds));
        ForeignCheck<HealthCheckResponse> foreign = ForeignCheck.blocking(deadline -> answered(name, check.call()));
        AdoptedCheck<HealthCheckResponse> adopted = bridge.adopt(name, foreign.writtenIn(type), declared);
        Registered registered = new Registered(adopted, kinds);
        checks.add(registered);
        return registered;
    }

    private @Nullable HealthCheckResponse answered(String name, @Nullable HealthCheckResponse answer) {
        return answer == null ? null : responses.named(name, answer);
    }

    /**
     * Puts other policies into effect, in place of those from the configuration.
     *
     * @throws InvalidPolicyException if one is invalid; then nothing has changed
     */
    public void reload(BridgePolicies policies) {
        bridge.reload(policies);
    }

    /** The engine, for our own endpoints, listeners, gates and metrics. It belongs to the container, which closes it. */
    public HealthChecker health() {
        return bridge.health();
    }

    private List<Registered> of(HealthKind kind) {
        return checks.stream().filter(check -> check.kinds().contains(kind)).toList();
    }

    private static List<HealthCheckResponse> now(Collection<Registered> checks) {
        return checks.stream().map(registered -> registered.check().now()).toList();
    }

    private static Status worst(List<HealthCheckResponse> answers) {
        boolean up = answers.stream().allMatch(answer -> answer.getStatus() == Status.UP);
        return up ? Status.UP : Status.DOWN;
    }
}
