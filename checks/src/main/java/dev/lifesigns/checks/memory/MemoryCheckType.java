/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;

/** {@code type: memory}. The agent runs beside another program, so the default is the host. */
public final class MemoryCheckType implements CheckType {
    static final Option<String> OF = Option.text(
                    "of", "Whose memory: 'host' (the machine or its control group) or 'heap' (the agent's own).")
            .withDefault("host");
    static final Option<Double> WARN_ABOVE = Option.percentage("warnAbove", "Degraded above this used share.")
            .withDefault(MemoryCheck.DEFAULT_WARN_ABOVE);
    static final Option<Double> FAIL_ABOVE =
            Option.percentage("failAbove", "Down above this used share.").withDefault(MemoryCheck.DEFAULT_FAIL_ABOVE);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "Memory is not nearly exhausted; garbage and caches do not count.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(OF, WARN_ABOVE, FAIL_ABOVE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        MemoryCheck.Builder builder = new MemoryCheck.Builder(source(values.get(OF)));
        OptionMapping.apply(values, WARN_ABOVE, builder::warnAbove);
        OptionMapping.apply(values, FAIL_ABOVE, builder::failAbove);
        return OptionMapping.build(WARN_ABOVE, builder::build);
    }

    private static MemorySource source(String of) {
        return switch (of) {
            case "heap" -> new HeapMemory();
            case "host" -> supported(new HostMemory());
            default -> throw new InvalidOptionException(OF, "of: " + of + " (expected: host or heap)");
        };
    }

    private static MemorySource supported(HostMemory host) {
        if (!host.supported()) {
            throw new InvalidOptionException(OF, "of: host (expected: heap, because this system has no /proc/meminfo)");
        }
        return host;
    }
}
