/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

/**
 * A path of the endpoint.
 *
 * @param property the one that sets it
 * @param path below the context path of the server
 * @param tree whether what is below it belongs to the endpoint as well
 */
record OwnPath(String property, String path, boolean tree) {
    /** Whether somebody else who has a path never sees its requests. */
    boolean hides(String other) {
        return path.equals(other) || tree && other.startsWith(path + "/");
    }

    /** Whether it is below that of somebody else. */
    boolean isBelow(String other) {
        return path.startsWith(other + "/");
    }

    @Override
    public String toString() {
        return property + ": " + path;
    }
}
