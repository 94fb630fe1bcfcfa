/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Remark;
import java.util.List;

/**
 * What of a file holds no objects.
 *
 * @param broken documents that could not be read
 * @param skipped what is not a Kubernetes object, or not yet
 */
public record Unread(List<Remark> broken, List<Remark> skipped) {
    public Unread {
        broken = List.copyOf(broken);
        skipped = List.copyOf(skipped);
    }
}
