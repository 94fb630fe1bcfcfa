/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.PolicyOverrides;
import io.smallrye.health.registry.HealthRegistryImpl;
import io.smallrye.mutiny.Uni;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * The checks that an application registers by code in one of SmallRye's registries. A registry has no change events, so
 * it is read on each request: what is new is adopted, what is gone is removed. Thread-safe.
 */
final class RegistryChecks {
    private final HealthRegistryImpl registry;
    private final Bridge<HealthCheckResponse> bridge;
    private final SmallRyeResponses responses;
    private final PolicyOverrides declared;
    private final Map<String, AdoptedCheck<HealthCheckResponse>> adopted = new LinkedHashMap<>();

    RegistryChecks(
            HealthRegistryImpl registry,
            Bridge<HealthCheckResponse> bridge,
            SmallRyeResponses responses,
            PolicyOverrides declared) {
        this.registry = registry;
        this.bridge = bridge;
        this.responses = responses;
        this.declared = declared;
    }

    /** Their responses now, including new ones since the last request: these have not run yet. */
    List<HealthCheckResponse> now(Predicate<String> enabled) {
        synchronized (adopted) {
            Set<String> ids = ids(enabled);
            adopted.entrySet().removeIf(entry -> !ids.contains(entry.getKey()) && gone(entry.getValue()));
            ids.forEach(id -> adopted.computeIfAbsent(id, this::adopt));
            return adopted.values().stream().map(AdoptedCheck::now).toList();
        }
    }

    private boolean gone(AdoptedCheck<HealthCheckResponse> check) {
        check.remove();
        responses.forget(check.foreignName());
        return true;
    }

    private AdoptedCheck<HealthCheckResponse> adopt(String id) {
        return bridge.adopt(id, ForeignCheck.blocking(deadline -> ask(id)), declared);
    }

    private @Nullable HealthCheckResponse ask(String id) throws Exception {
        Iterator<Uni<HealthCheckResponse>> answers = unis(id::equals).iterator();
        return answers.hasNext() ? responses.named(id, SmallRyeResponses.await(answers.next())) : null;
    }

    private Set<String> ids(Predicate<String> enabled) {
        Set<String> ids = new TreeSet<>();
        unis(id -> {
            if (enabled.test(id)) {
                ids.add(id);
            }
            return false;
        });
        return ids;
    }

    /** The registry lists no ids, but asks of each whether it is switched on. */
    private Collection<Uni<HealthCheckResponse>> unis(Predicate<String> wanted) {
        return registry.getChecks(new Switches(wanted));
    }

    /** Says of any id whether it is wanted. */
    private static final class Switches extends AbstractMap<String, Boolean> {
        private final Predicate<String> wanted;

        Switches(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean containsKey(Object id) {
            return true;
        }

        @Override
        public Boolean get(Object id) {
            return wanted.test((String) id);
        }

        @Override
        public Set<Map.Entry<String, Boolean>> entrySet() {
            return Set.of();
        }
    }
}
