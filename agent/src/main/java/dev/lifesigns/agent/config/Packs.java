/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The check types of ours that are not built in, because their client libraries are large: each is a jar for {@code ext/}. */
public final class Packs {
    /** Their names, sorted. */
    static final List<String> TYPES = List.of("kafka", "mongodb", "rabbitmq");

    private static final @Nullable String VERSION = Packs.class.getPackage().getImplementationVersion();

    private Packs() {}

    /** The file that brings a type, in the version of this agent; empty if the type is not one of them. */
    public static Optional<String> fileOf(@Nullable String type) {
        return type != null && TYPES.contains(type) ? Optional.of(file(type, VERSION)) : Optional.empty();
    }

    /** @param version that of the agent, or {@code null} if it is not packaged */
    static String file(String type, @Nullable String version) {
        return "lifesigns-" + type + (version == null ? "" : "-" + version) + "-all.jar";
    }
}
