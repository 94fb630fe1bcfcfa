/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds what must exist before anything can be measured, the agent, and knows where files are. */
public class Build {
    private final Path root;
    private final Path home;
    private final Path target;

    /**
     * A build with its output in {@code target/} of a folder.
     *
     * @param root the checkout
     * @param home the folder, relative to it
     */
    public Build(Path root, String home) throws IOException {
        this.root = root;
        this.home = root.resolve(home);
        this.target = this.home.resolve("target");
        Files.createDirectories(target.resolve("scratch"));
        Files.createDirectories(target.resolve("logs"));
    }

    /** Builds the agent if one of its sources is newer. A start that another Java version recorded cannot be used. */
    public final void agent() throws IOException, InterruptedException {
        run("the agent", root.resolve("lifesigns").toString(), "--version");
        Path recorded = agentHome().resolve("cache/java");
        if (!Files.exists(recorded) || !Files.readString(recorded).strip().equals(java())) {
            run("the recorded start", agentHome().resolve("bin/lifesigns-cache").toString());
        }
    }

    protected final String[] mvnw(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-B", "-ntp", "-q"));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    protected final void run(String what, String... command) throws IOException, InterruptedException {
        Console.say("building " + what);
        File log = log("build");
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().put("JAVA_HOME", javaHome());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(what + ": not built (expected: success; see " + log + ")");
        }
    }

    public final Path root() {
        return root;
    }

    public final Path home() {
        return home;
    }

    public final Path target() {
        return target;
    }

    public final Path scratch(String name) {
        return target.resolve("scratch").resolve(name);
    }

    /** The log file of all starts of a service. */
    public final File log(String service) {
        return target.resolve("logs").resolve(Service.id(service) + ".log").toFile();
    }

    public final String javaHome() {
        return System.getProperty("java.home");
    }

    public final String java() {
        return Path.of(javaHome(), "bin/java").toString();
    }

    public final Path agentHome() {
        return root.resolve("agent/target/lifesigns");
    }
}
