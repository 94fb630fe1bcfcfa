/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.YamlNodes;
import dev.lifesigns.text.schema.InvalidKeyException;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.References;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** A time that may vary: a duration, a map with {@code from} and {@code to}, or one with {@code p50} and {@code p99}. */
record DistributionShape() implements Shape<Distribution> {
    private static final Key<Duration> FROM =
            Key.of("from", ScenarioSchema.DURATION, "Shortest.").required();
    private static final Key<Duration> TO =
            Key.of("to", ScenarioSchema.DURATION, "Longest.").required();
    private static final Key<Duration> P50 =
            Key.of("p50", ScenarioSchema.POSITIVE, "Median.").required();
    private static final Key<Duration> P99 =
            Key.of("p99", ScenarioSchema.POSITIVE, "99th percentile.").required();

    private static final Section<Distribution> UNIFORM =
            new Section<>("Any duration between two bounds.", List.of(FROM, TO), values -> {
                requireOrder(FROM, values.get(FROM), values.get(TO));
                return new Distribution.Uniform(values.get(FROM), values.get(TO));
            });
    private static final Section<Distribution> LOG_NORMAL = new Section<>(
            "Mostly short, sometimes much longer: a log-normal distribution.", List.of(P50, P99), values -> {
                requireOrder(P50, values.get(P50), values.get(P99));
                return new Distribution.LogNormal(values.get(P50), values.get(P99));
            });

    @Override
    public @Nullable Distribution read(ParseContext context, Node node, KeyPath where) {
        if (node instanceof MappingNode map) {
            boolean uniform = YamlNodes.find(map, "from") != null || YamlNodes.find(map, "to") != null;
            return (uniform ? UNIFORM : LOG_NORMAL).read(context, node, where);
        }
        Duration always = ScenarioSchema.DURATION.read(context, node, where);
        return always == null ? null : Distribution.of(always);
    }

    @Override
    public Map<String, Object> schema(References references) {
        return JsonSchema.object(
                "anyOf",
                List.of(
                        ScenarioSchema.DURATION.schema(references),
                        UNIFORM.schema(references),
                        LOG_NORMAL.schema(references)));
    }

    @Override
    public String form() {
        return "a duration, `{from: …, to: …}` or `{p50: …, p99: …}`";
    }

    @Override
    public Object written(Distribution value) {
        return value.toString();
    }

    private static void requireOrder(Key<Duration> key, Duration least, Duration most) {
        if (least.compareTo(most) > 0) {
            throw new InvalidKeyException(
                    key,
                    ScenarioSchema.DURATION.written(least) + " (expected: at most "
                            + ScenarioSchema.DURATION.written(most) + ")");
        }
    }
}
