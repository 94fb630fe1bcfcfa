/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.simulate.scenario.Incident.BadPod;
import dev.lifesigns.probes.simulate.scenario.Incident.DependencyTrouble;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import dev.lifesigns.probes.simulate.scenario.Incident.SlowNode;
import dev.lifesigns.probes.simulate.scenario.Incident.Strategy;
import dev.lifesigns.probes.simulate.scenario.Incident.Surge;
import dev.lifesigns.probes.simulate.scenario.Incident.Trouble;
import dev.lifesigns.text.YamlNodes;
import dev.lifesigns.text.schema.InvalidKeyException;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.References;
import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import dev.lifesigns.text.schema.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** One entry of {@code incidents}: {@code at}, and one of five other keys, which says what happens. */
final class IncidentShape implements Shape<Incident> {
    private static final double LARGEST_FACTOR = 1_000;
    private static final PodAmount QUARTER = PodAmount.share(25);
    private static final String DEPENDENCY = "dependency";

    private static final Key<Duration> AT = Key.of("at", ScenarioSchema.DURATION, "From the start of the observation.")
            .required();
    private static final Key<Duration> FOR =
            Key.of("for", ScenarioSchema.POSITIVE, "How long it lasts.").required();

    private static final Scalar<PodAmount> AMOUNT = new Scalar<>(
            "a number of pods or a share of them, such as 1 or 25%",
            PodAmount::parse,
            PodAmount::toString,
            JsonSchema.object(
                    "anyOf",
                    List.of(
                            JsonSchema.object("type", "integer", "minimum", 0),
                            JsonSchema.object("type", "string", "pattern", "^[0-9]{1,3}%$"))),
            List.of(),
            Scalar.Secrecy.OPEN);
    private static final Key<Strategy> STRATEGY = Key.of(
                    "strategy",
                    ScenarioSchema.choice(Strategy.class),
                    "`inPlace`: as a StatefulSet or a DaemonSet; `recreate`: all old pods end first.")
            .or(Strategy.ROLLING_UPDATE);
    private static final Key<PodAmount> MAX_SURGE = Key.of(
                    "maxSurge", AMOUNT, "As in Kubernetes; only with strategy rollingUpdate.")
            .orElse("25%");
    private static final Key<PodAmount> MAX_UNAVAILABLE = Key.of(
                    "maxUnavailable", AMOUNT, "As in Kubernetes; not with strategy recreate.")
            .orElse("25%, or 1 with strategy inPlace");
    private static final Key<Duration> MIN_READY = Key.of(
                    "minReady", ScenarioSchema.DURATION, "How long a new pod has to be ready before it counts.")
            .or(Duration.ZERO);
    static final Section<Rollout> ROLLOUT = new Section<>(
            "A rollout: every pod is replaced by a new one.",
            List.of(STRATEGY, MAX_SURGE, MAX_UNAVAILABLE, MIN_READY),
            IncidentShape::rollout);

    private final Duration latest;
    /** By the key that distinguishes them. */
    private final Map<String, Section<Incident>> kinds = new LinkedHashMap<>();

    IncidentShape(Declared declared) {
        latest = declared.duration();
        kinds.put("node", slowNode(declared));
        kinds.put("pod", badPod(declared));
        kinds.put("traffic", surge());
        kinds.put("rollout", rollingUpdate());
        kinds.put(DEPENDENCY, dependencyTrouble(declared));
    }

    /** The kinds of incidents. */
    List<Section<Incident>> kinds() {
        return List.copyOf(kinds.values());
    }

    @Override
    public @Nullable Incident read(ParseContext context, Node node, KeyPath where) {
        String kind = kinds.keySet().stream()
                .filter(key -> node instanceof MappingNode map && YamlNodes.find(map, key) != null)
                .findFirst()
                .orElse(DEPENDENCY);
        return section(kind).read(context, node, where);
    }

    @Override
    public Map<String, Object> schema(References references) {
        return JsonSchema.object(
                "anyOf",
                kinds.values().stream().map(kind -> kind.schema(references)).toList());
    }

    @Override
    public String form() {
        return "a map with 'at' and one of " + String.join(", ", kinds.keySet());
    }

    @Override
    public Object written(Incident value) {
        return value.description();
    }

    private Section<Incident> section(String kind) {
        return requireNonNull(kinds.get(kind), kind);
    }

    private Section<Incident> dependencyTrouble(Declared declared) {
        Key<String> dependency =
                Key.of(DEPENDENCY, declared.dependency(), "Its name.").required();
        Key<Dependency.State> becomes = Key.of(
                        "becomes", ScenarioSchema.choice(Dependency.State.class), "How it is then.")
                .required();
        Key<Distribution> latency = Key.of("latency", ScenarioSchema.TIME, "Time of one query, if it is slow.");
        Key<Duration> flips = Key.of("flips", ScenarioSchema.POSITIVE, "Period in which it fails and comes back.");
        return new Section<>(
                "A dependency is in trouble.",
                List.of(AT, FOR, dependency, becomes, latency, flips),
                values -> within(new DependencyTrouble(
                        values.get(AT),
                        values.get(FOR),
                        values.get(dependency),
                        values.get(becomes),
                        values.find(latency),
                        values.find(flips))));
    }

    private Section<Incident> slowNode(Declared declared) {
        Key<Integer> node = Key.of("node", Scalars.integer(0, declared.nodes() - 1), "Which node.")
                .required();
        Key<Double> slowdown = Key.of("slowdown", Scalars.number(1, LARGEST_FACTOR), "How many times slower.")
                .required();
        return new Section<>(
                "A node is slow.",
                List.of(AT, FOR, node, slowdown),
                values ->
                        within(new SlowNode(values.get(AT), values.get(FOR), values.get(node), values.get(slowdown))));
    }

    private Section<Incident> badPod(Declared declared) {
        Key<Integer> pod = Key.of("pod", Scalars.integer(0, declared.pods() - 1), "Which pod.")
                .required();
        Key<Trouble> becomes = Key.of("becomes", ScenarioSchema.choice(Trouble.class), "What its process does.")
                .required();
        return new Section<>(
                "The process of a pod fails until it is restarted.",
                List.of(AT, pod, becomes),
                values -> within(new BadPod(values.get(AT), values.get(pod), values.get(becomes))));
    }

    private Section<Incident> surge() {
        Key<Double> traffic = Key.of("traffic", Scalars.number(0, LARGEST_FACTOR), "Times the usual rate.")
                .required();
        return new Section<>(
                "More or less traffic.",
                List.of(AT, FOR, traffic),
                values -> within(new Surge(values.get(AT), values.get(FOR), values.get(traffic))));
    }

    private Section<Incident> rollingUpdate() {
        Key<Rollout> rollout = Key.<Rollout>of("rollout", (Shape<Rollout>) ROLLOUT, ROLLOUT.summary())
                .required();
        return new Section<>(ROLLOUT.summary(), List.of(AT, rollout), values -> {
            Rollout read = values.get(rollout);
            return within(new Rollout(
                    values.get(AT), read.strategy(), read.maxSurge(), read.maxUnavailable(), read.minReady()));
        });
    }

    private static Rollout rollout(Values values) {
        Strategy strategy = values.get(STRATEGY);
        PodAmount surge = values.find(MAX_SURGE);
        PodAmount unavailable = values.find(MAX_UNAVAILABLE);
        if (surge != null && strategy != Strategy.ROLLING_UPDATE) {
            throw unused(MAX_SURGE, surge, strategy);
        }
        if (unavailable != null && strategy == Strategy.RECREATE) {
            throw unused(MAX_UNAVAILABLE, unavailable, strategy);
        }
        PodAmount most = surge != null ? surge : strategy == Strategy.ROLLING_UPDATE ? QUARTER : PodAmount.pods(0);
        PodAmount least = unavailable != null
                ? unavailable
                : switch (strategy) {
                    case ROLLING_UPDATE -> QUARTER;
                    case IN_PLACE -> PodAmount.pods(1);
                    case RECREATE -> PodAmount.share(100);
                };
        if (most.number() == 0 && least.number() == 0) {
            throw new InvalidKeyException(MAX_SURGE, "0 (expected: more, because maxUnavailable is 0 as well)");
        }
        return new Rollout(Duration.ZERO, strategy, most, least, values.get(MIN_READY));
    }

    private static InvalidKeyException unused(Key<PodAmount> key, PodAmount value, Strategy strategy) {
        return new InvalidKeyException(
                key, value + " (expected: none, because the strategy is " + Spelling.of(strategy) + ")");
    }

    private Incident within(Incident incident) {
        if (incident.end().compareTo(latest) > 0) {
            throw new InvalidKeyException(AT, "ends after the observation (expected: at and for within duration)");
        }
        return incident;
    }
}
