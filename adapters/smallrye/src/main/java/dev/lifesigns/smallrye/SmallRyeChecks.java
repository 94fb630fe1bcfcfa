/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.microprofilebridge.Adoption;
import io.smallrye.health.api.HealthRegistry;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;
import io.smallrye.health.registry.HealthRegistryImpl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/** Everything that SmallRye's reporter would call, by kind of request. Reads memory only; thread-safe. */
final class SmallRyeChecks {
    private final Adoption adoption;
    private final Bridge<HealthCheckResponse> bridge;
    private final SmallRyeResponses responses;
    private final BeanChecks beans;
    private final @Nullable String defaultGroup;
    private final Map<HealthRegistry, RegistryChecks> registries = new ConcurrentHashMap<>();
    private final Map<String, AdoptedCheck<HealthCheckResponse>> added = new ConcurrentHashMap<>();
    private volatile Map<String, Boolean> switches = Map.of();

    SmallRyeChecks(
            Adoption adoption,
            Bridge<HealthCheckResponse> bridge,
            SmallRyeResponses responses,
            BeanChecks beans,
            @Nullable String defaultGroup) {
        this.adoption = adoption;
        this.bridge = bridge;
        this.responses = responses;
        this.beans = beans;
        this.defaultGroup = defaultGroup;
        beans.apply(this::enabled);
    }

    /** Switches beans on and off by their class, and registered checks by their id. */
    void switches(Map<String, Boolean> switches) {
        this.switches = Map.copyOf(switches);
        beans.apply(this::enabled);
    }

    private boolean enabled(String name) {
        Boolean set = switches.get(name);
        return set != null ? set : !"false".equals(adoption.value("io.smallrye.health.check." + name + ".enabled"));
    }

    /** Beans and registered checks of one type. */
    List<HealthCheckResponse> ofType(HealthType type) {
        List<HealthCheckResponse> answers = new ArrayList<>(beans.now(check -> check.is(type)));
        answers.addAll(registered(HealthRegistries.getRegistry(type), BeanCheck.probes(Set.of(type))));
        return answers;
    }

    /** Beans and registered checks of one group. */
    List<HealthCheckResponse> ofGroup(String group) {
        List<HealthCheckResponse> answers = new ArrayList<>();
        if (group.equals(defaultGroup)) {
            answers.addAll(beans.now(check -> !check.isInAGroup()));
        }
        answers.addAll(beans.now(check -> check.isIn(group)));
        answers.addAll(registeredIn(group));
        return answers;
    }

    /** Those of all groups; with a default group that is every bean. */
    List<HealthCheckResponse> ofGroups() {
        if (defaultGroup != null) {
            return beans.now(check -> true);
        }
        List<HealthCheckResponse> answers = new ArrayList<>(beans.now(BeanCheck::isInAGroup));
        HealthRegistries.getHealthGroupRegistries()
                .forEach(registry -> answers.addAll(registered(registry, inNoProbe())));
        return answers;
    }

    /** A group's registry is created on demand, up to a limit: beyond it there is none. */
    private Collection<HealthCheckResponse> registeredIn(String group) {
        HealthRegistry registry;
        try {
            registry = HealthRegistries.getHealthGroupRegistry(group);
        } catch (IllegalStateException tooMany) {
            return List.of();
        }
        return registered(registry, inNoProbe());
    }

    private List<HealthCheckResponse> registered(HealthRegistry registry, PolicyOverrides declared) {
        return registries
                .computeIfAbsent(
                        registry, any -> new RegistryChecks((HealthRegistryImpl) registry, bridge, responses, declared))
                .now(this::enabled);
    }

    private static PolicyOverrides inNoProbe() {
        return BeanCheck.probes(Set.of());
    }

    /** Those that were added to the reporter itself. */
    List<HealthCheckResponse> added() {
        return added.values().stream().map(AdoptedCheck::now).toList();
    }

    /** Adds one; there is one of a class, as in SmallRye. */
    void add(Object check) {
        String name = check.getClass().getName();
        remove(check);
        added.put(name, bridge.adopt(name, ForeignCheck.blocking(deadline -> responses.ask(name, check)), inNoProbe()));
    }

    void remove(Object check) {
        AdoptedCheck<HealthCheckResponse> known = added.remove(check.getClass().getName());
        if (known != null) {
            known.remove();
            responses.forget(known.foreignName());
        }
    }

    void release() {
        beans.release();
    }
}
