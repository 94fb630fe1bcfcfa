/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.IOException;
import java.util.Locale;

/**
 * A program that can be started and probed: its name, its paths, and its command.
 *
 * @param ready the path of its readiness
 * @param live the path of its liveness
 */
public record Service(String name, String ready, String live, Launch launch) {
    /** The command that makes it serve on a port of 127.0.0.1. */
    public interface Launch {
        ProcessBuilder command(int port) throws IOException;
    }

    /** A name as it is written in options and names of files: {@code spring-boot} for {@code Spring Boot}. */
    public static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
    }
}
