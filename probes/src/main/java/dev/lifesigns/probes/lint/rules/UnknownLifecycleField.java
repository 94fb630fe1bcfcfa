/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A field of a container's lifecycle that the API does not have. */
final class UnknownLifecycleField implements Rule {
    private static final String LIFECYCLE = "lifecycle";
    private static final Set<String> FIELDS = Set.of("postStart", "preStop", "stopSignal");
    private static final List<String> HOOKS = List.of("postStart", "preStop");
    private static final Map<String, Set<String>> HANDLERS = Map.of(
            "exec", Set.of("command"),
            "httpGet", Set.of("host", "httpHeaders", "path", "port", "protocol", "scheme"),
            "sleep", Set.of("seconds"),
            "tcpSocket", Set.of("host", "port"));

    /**
     * A field that does not exist.
     *
     * @param holder what has it, as a user would say it
     * @param entry the field
     * @param from its path
     * @param to the path that is meant; empty if none is known, or if that field exists as well
     */
    private record Wrong(String holder, Entry entry, String from, Optional<String> to) {}

    @Override
    public String id() {
        return "unknown-lifecycle-field";
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Container container) {
        return !wrong(container).isEmpty();
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Wrong wrong : wrong(target.container())) {
            List<Fix> fixes = new ArrayList<>();
            wrong.to().ifPresent(to -> {
                fixes.add(new Fix(wrong.from(), ""));
                fixes.add(new Fix(to, FlowYaml.of(wrong.entry().value())));
            });
            String meant = wrong.to()
                    .map(to -> "; did you mean '"
                            + to.substring(target.container().path().length() + 1) + "'?")
                    .orElse("");
            findings.add(
                    wrong.entry().position(),
                    wrong.holder() + " has no field '" + wrong.entry().key() + "'" + meant,
                    "kubectl rejects the manifest; tools that skip validation leave the field out, and the hook never runs.",
                    fixes);
        }
    }

    private static List<Wrong> wrong(Container container) {
        List<Wrong> found = new ArrayList<>();
        MapValue node = container.node();
        String path = container.path();
        for (Entry entry : node.entries().values()) {
            if (!ApiFields.CONTAINER.contains(entry.key()) && !entry.value().isNull()) {
                besides(container, entry).ifPresent(found::add);
            }
        }
        node.map(LIFECYCLE).ifPresent(lifecycle -> {
            String inner = path + "." + LIFECYCLE;
            unknown(lifecycle, LIFECYCLE, inner, FIELDS, found);
            for (String hook : HOOKS) {
                lifecycle.map(hook).ifPresent(map -> inHook(map, LIFECYCLE + "." + hook, inner + "." + hook, found));
            }
        });
        return found;
    }

    /** A lifecycle or a hook under another name, beside where it belongs. */
    private static Optional<Wrong> besides(Container container, Entry entry) {
        Optional<String> hook = hook(entry.key());
        Optional<String> name = hook.map(known -> LIFECYCLE + "." + known)
                .or(() -> Suggestions.typoOf(entry.key(), List.of(LIFECYCLE)));
        return name.map(known -> new Wrong(
                "a container",
                entry,
                container.path() + "." + entry.key(),
                Optional.of(container.path() + "." + known)
                        .filter(to -> hook.isPresent()
                                ? container
                                        .node()
                                        .map(LIFECYCLE)
                                        .filter(it -> it.has(hook.get()))
                                        .isEmpty()
                                : !container.node().has(LIFECYCLE))));
    }

    private static void inHook(MapValue hook, String name, String path, List<Wrong> found) {
        for (Entry entry : hook.entries().values()) {
            if (HANDLERS.containsKey(entry.key())) {
                hook.map(entry.key())
                        .ifPresent(handler -> unknown(
                                handler,
                                name + "." + entry.key(),
                                path + "." + entry.key(),
                                HANDLERS.get(entry.key()),
                                found));
            } else {
                Optional<String> meant = entry.key().equals("command")
                        ? Optional.of("exec.command")
                        : entry.key().equals("seconds")
                                ? Optional.of("sleep.seconds")
                                : typo(entry.key(), HANDLERS.keySet());
                found.add(new Wrong(
                        name,
                        entry,
                        path + "." + entry.key(),
                        meant.filter(known -> hook.map(known.split("\\.", 2)[0]).isEmpty())
                                .map(known -> path + "." + known)));
            }
        }
    }

    private static void unknown(MapValue map, String name, String path, Set<String> known, List<Wrong> found) {
        for (Entry entry : map.entries().values()) {
            if (!known.contains(entry.key()) && !isPlaceholder(entry)) {
                Optional<String> meant =
                        hook(entry.key()).filter(known::contains).or(() -> typo(entry.key(), known));
                found.add(new Wrong(
                        name,
                        entry,
                        path + "." + entry.key(),
                        meant.filter(field -> !map.has(field)).map(field -> path + "." + field)));
            }
        }
    }

    private static boolean isPlaceholder(Entry entry) {
        return entry.value() instanceof ScalarValue scalar
                && scalar.isPlaceholder()
                && scalar.text().equals(entry.key());
    }

    private static Optional<String> typo(String key, Set<String> known) {
        return Suggestions.nearest(key, known);
    }

    /** The hook that a name is about, however it is written. */
    private static Optional<String> hook(String key) {
        String bare = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return HOOKS.stream()
                .filter(hook -> bare.contains(hook.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> Suggestions.typoOf(key, HOOKS));
    }
}
