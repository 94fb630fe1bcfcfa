/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.vault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a node of Vault that is initialized and unsealed does in its cluster. */
public enum VaultRole {
    /** It serves every request. */
    ACTIVE(200),
    /** It forwards requests, and takes over if the active node fails. */
    STANDBY(429),
    /** It serves reads, and forwards the rest. */
    PERFORMANCE_STANDBY(473),
    /** It is of a cluster for disaster recovery, which serves no client. */
    DR_SECONDARY(472);

    private final int status;

    VaultRole(int status) {
        this.status = status;
    }

    /** As options and messages spell it, such as {@code performance-standby}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role that answers with a status, or {@code null}. */
    static @Nullable VaultRole of(int status) {
        for (VaultRole role : values()) {
            if (role.status == status) {
                return role;
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if it is none */
    static VaultRole parse(String word) {
        for (VaultRole role : values()) {
            if (role.toString().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("roles: " + word + " (expected: "
                + Arrays.stream(values()).map(VaultRole::toString).collect(Collectors.joining(", ")) + ")");
    }
}
