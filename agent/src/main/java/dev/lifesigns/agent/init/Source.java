/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in the files. Not thread-safe. */
final class Source {
    private static final int MOST = 500;

    private final List<Component> components = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String serviceName;

    /**
     * A program of which only the settings are known.
     *
     * @param name for comments
     */
    record Program(String name, Settings settings) {}

    void add(Component component) {
        if (components.size() == MOST) {
            throw new InvalidSourceException(
                    component.position(), "more than " + MOST + " containers (expected: files of a single service)");
        }
        components.add(component);
    }

    void add(String program, Settings settings) {
        programs.add(new Program(program, settings));
    }

    /** Remarks on what is not used, for the user. */
    void note(String note) {
        notes.add(note);
    }

    /** The first name is kept. */
    void nameService(String name) {
        if (serviceName == null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            serviceName = name;
        }
    }

    List<Component> components() {
        return components;
    }

    List<Program> programs() {
        return programs;
    }

    List<String> notes() {
        return notes;
    }

    @Nullable
    String serviceName() {
        return serviceName;
    }
}
