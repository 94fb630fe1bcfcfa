/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Remark;
import java.util.List;

/**
 * What was found in a file.
 *
 * @param objects in the order of the file, those of a {@code List} one by one
 * @param broken documents that could not be read
 * @param skipped what is not a Kubernetes object, or not yet
 */
public record Manifest(List<KubernetesObject> objects, List<Remark> broken, List<Remark> skipped) {
    public Manifest {
        objects = List.copyOf(objects);
        broken = List.copyOf(broken);
        skipped = List.copyOf(skipped);
    }
}
