/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads {@code lifesigns.defaults.*} and {@code lifesigns.checks.NAME.*}. A run may take 5 s here unless configured, since the
 * first one also creates the bean.
 */
final class ConfiguredPolicies {
    private static final String DEFAULTS = "lifesigns.defaults.";
    private static final String CHECKS = "lifesigns.checks.";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Map<String, Value> VALUES = new TreeMap<>(Map.of(
            "period", (policy, key, text) -> policy.period(SettingValues.duration(key, text)),
            "timeout", (policy, key, text) -> policy.timeout(SettingValues.duration(key, text)),
            "initial-delay", (policy, key, text) -> policy.initialDelay(SettingValues.duration(key, text)),
            "stale-after", (policy, key, text) -> policy.staleAfter(SettingValues.duration(key, text)),
            "jitter", (policy, key, text) -> policy.jitter(SettingValues.number(key, text)),
            "failure-threshold", (policy, key, text) -> policy.failureThreshold(SettingValues.count(key, text)),
            "success-threshold", (policy, key, text) -> policy.successThreshold(SettingValues.count(key, text)),
            "critical", (policy, key, text) -> policy.critical(SettingValues.bool(key, text))));

    private final Settings settings;

    /** How a value of a policy is read. */
    private interface Value {
        PolicyOverrides set(PolicyOverrides policy, String key, String text);
    }

    ConfiguredPolicies(Settings settings) {
        this.settings = settings;
    }

    /**
     * All of them.
     *
     * @throws IllegalArgumentException for a key that means nothing, or a value that cannot be read
     */
    BridgePolicies read() {
        PolicyOverrides defaults = PolicyOverrides.none().timeout(TIMEOUT).named(value -> DEFAULTS + value);
        Map<String, PolicyOverrides> checks = new HashMap<>();
        for (String key : new TreeSet<>(settings.keys())) {
            if (key.startsWith(DEFAULTS)) {
                defaults = defaults.overriddenBy(with(PolicyOverrides.none(), key, key.substring(DEFAULTS.length()))
                        .named(value -> key));
            } else if (key.startsWith(CHECKS)) {
                int dot = key.lastIndexOf('.');
                if (dot < CHECKS.length()) {
                    throw unknown(key);
                }
                checks.merge(
                        unquoted(key.substring(CHECKS.length(), dot)),
                        with(PolicyOverrides.none(), key, key.substring(dot + 1)),
                        PolicyOverrides::overriddenBy);
            }
        }
        return new BridgePolicies(defaults, checks);
    }

    /** How the configuration spells a value of a check, given what the bridge calls it. */
    static String key(String check, String value) {
        StringBuilder spelled = new StringBuilder(CHECKS).append(check).append('.');
        value.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                spelled.append('-');
            }
            spelled.append((char) Character.toLowerCase(c));
        });
        return spelled.toString();
    }

    private PolicyOverrides with(PolicyOverrides policy, String key, String name) {
        Value value = VALUES.get(name);
        if (value == null) {
            throw unknown(key);
        }
        String text = settings.value(key);
        return text == null ? policy : value.set(policy, key, text);
    }

    private static IllegalArgumentException unknown(String key) {
        Set<String> known = VALUES.keySet();
        return new IllegalArgumentException(key + ": unknown (expected: " + DEFAULTS + "NAME or " + CHECKS
                + "CHECK.NAME with a NAME of " + String.join(", ", known) + ")");
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
