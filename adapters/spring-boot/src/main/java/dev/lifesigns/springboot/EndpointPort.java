/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

/** On which ports of an application something is served. Without a separate management port they are the same. */
public enum EndpointPort {
    /** That of Actuator. */
    MANAGEMENT,
    /** That of the application. */
    MAIN,
    /** Each of them. */
    BOTH;

    boolean onMain() {
        return this != MANAGEMENT;
    }

    boolean onManagement() {
        return this != MAIN;
    }
}
