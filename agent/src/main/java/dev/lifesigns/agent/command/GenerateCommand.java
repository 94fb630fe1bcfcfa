/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigOutline;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.OutlineResult;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.probes.generate.Derivation;
import dev.lifesigns.probes.generate.Manifests;
import dev.lifesigns.probes.generate.OutputFormat;
import dev.lifesigns.probes.generate.Plan;
import dev.lifesigns.probes.generate.PlanResult;
import dev.lifesigns.probes.generate.Workload;
import dev.lifesigns.text.schema.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns probes generate}: writes probes whose numbers nest. Exits with 0 if it did, with 2 if what was asked
 * for is wrong or cannot be had, and with 3 if the file cannot be written. Connects to nothing, and needs no secret.
 */
@Command(
        name = "generate",
        description = {
            "Write probes whose numbers nest, with a comment on each that says where it comes from.",
            "TIME is a whole number and its unit, such as 800ms, 45s or 1m."
        })
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration of Lifesigns. Its variables need not be set.")
    private @Nullable Path config;

    @Mixin
    private TimingOptions timing = new TimingOptions();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "container: part of a pod; the default. patch: for Kustomize."
                    + " deployment: the complete set, with Lifesigns as a sidecar.")
    private OutputFormat form = OutputFormat.CONTAINER;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; default: standard output.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        LogFormat.install(); // a driver may quote a URL that it does not like
        ConfigOutline outline = null;
        if (config != null) {
            outline = outline(config);
            if (outline == null) {
                return ExitCodes.WRONG_USAGE;
            }
        }
        Asked asked = new Asked();
        Workload what = new WorkloadReader(asked, form, outline).read(workload);
        PlanResult outcome = Derivation.of(new TimingReader(asked, form, outline).read(timing, workload.replicas));
        if (outcome instanceof PlanResult.Refused refused) {
            asked.problems(refused.problems());
        }
        if (!asked.problems().isEmpty() || what == null || !(outcome instanceof Plan plan)) {
            return refuse(asked.problems());
        }
        write(Manifests.write(form, plan, what));
        return ExitCodes.FINE;
    }

    private @Nullable ConfigOutline outline(Path file) {
        OutlineResult result = new ConfigReader(CheckTypes.installed(), Variables.ofProcess()).outline(file);
        PrintWriter err = spec.commandLine().getErr();
        Messages.print(err, result.findings());
        ConfigOutline outline = result.outline();
        if (outline != null && outline.isLoopbackOnly()) {
            Messages.print(
                    err,
                    outline.place("server.host") + ": warning: server.host: " + outline.host()
                            + " (expected: 0.0.0.0, because the kubelet connects from outside the pod"
                            + (form == OutputFormat.DEPLOYMENT ? "; the ConfigMap sets it)" : ")"));
        }
        return outline;
    }

    private int refuse(List<String> problems) {
        PrintWriter err = spec.commandLine().getErr();
        Messages.fail(err, problems);
        Messages.print(err, "Try '" + spec.qualifiedName() + " --help'.");
        return ExitCodes.WRONG_USAGE;
    }

    private void write(String yaml) throws IOException {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(yaml);
            out.flush();
            return;
        }
        try {
            Files.writeString(output, yaml);
        } catch (IOException e) {
            throw new IOException(output + ": not written (expected: a file in a folder that can be written to)", e);
        }
    }
}
