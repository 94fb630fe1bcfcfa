/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service that is checked, for the detailed view. Immutable.
 *
 * <pre>{@code
 * builder.service(ServiceInfo.of("orders", "1.4.2", System.getenv("HOSTNAME")));
 * }</pre>
 */
public final class ServiceInfo {
    private final String name;
    private final @Nullable String version;
    private final @Nullable String instance;

    private ServiceInfo(String name, @Nullable String version, @Nullable String instance) {
        this.name = requireNonNull(name, "ServiceInfo.of: name is null");
        this.version = version;
        this.instance = instance;
    }

    /**
     * A service.
     *
     * @param version its version, or {@code null}
     * @param instance the name of this instance, such as a pod name, or {@code null}
     */
    public static ServiceInfo of(String name, @Nullable String version, @Nullable String instance) {
        return new ServiceInfo(name, version, instance);
    }

    /** The service's name. */
    public String name() {
        return name;
    }

    /** Its version, or {@code null}. */
    public @Nullable String version() {
        return version;
    }

    /** The name of this instance, or {@code null}. */
    public @Nullable String instance() {
        return instance;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceInfo info
                && name.equals(info.name)
                && Objects.equals(version, info.version)
                && Objects.equals(instance, info.instance);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, instance);
    }

    @Override
    public String toString() {
        return name + (version == null ? "" : " " + version) + (instance == null ? "" : " (" + instance + ")");
    }
}
