/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a contributor is in its registry.
 *
 * @param path its name, after those of the composites around it: {@code brokers/orders}
 * @param owners the composites around it, the outermost first
 */
record Place(String path, List<Object> owners) {
    Place {
        owners = List.copyOf(owners);
    }

    static Place root(String name) {
        return new Place(name, List.of());
    }

    /** The place of a child. */
    Place child(String name, Object composite) {
        List<Object> more = new ArrayList<>(owners);
        more.add(composite);
        return new Place(path + "/" + name, more);
    }

    boolean isRoot() {
        return owners.isEmpty();
    }

    /** The name under which the registry knows it, or the composite around it. */
    String registered() {
        int end = path.indexOf('/');
        return isRoot() || end < 0 ? path : path.substring(0, end);
    }
}
