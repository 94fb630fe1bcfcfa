/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ServiceProfile;
import dev.lifesigns.agent.config.ServiceProfileResult;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.probes.generate.Derivation;
import dev.lifesigns.probes.generate.Manifests;
import dev.lifesigns.probes.generate.OutputFormat;
import dev.lifesigns.probes.generate.Plan;
import dev.lifesigns.probes.generate.PlanResult;
import dev.lifesigns.probes.generate.ProbedWorkload;
import java.io.IOException;
import java.io.PrintWriter;
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
 * {@code lifesigns probes generate}: writes probes whose timings fit together, each with its reason. Exits with 0 if it did,
 * with 2 if the options are wrong or cannot all be met, and with 3 if the file cannot be written. Connects to nothing, and
 * needs no secret.
 */
@Command(
        name = "generate",
        description = {
            "Write probes with timings that fit together, each with its reason in a comment.",
            "TIME is a whole number and its unit, such as 800ms, 45s or 1m."
        })
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Lifesigns configuration file or folder, may be repeated; its variables may be unset.")
    private List<Path> config = List.of();

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

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        LogFormat.install(); // a driver may log a URL that it rejects
        ServiceProfile profile = null;
        if (!config.isEmpty()) {
            profile = profile(ConfigFiles.of(config));
            if (profile == null) {
                return ExitCodes.WRONG_USAGE;
            }
        }
        OptionReader reader = new OptionReader();
        ProbedWorkload what = new WorkloadReader(reader, form, profile).read(workload);
        PlanResult outcome =
                Derivation.of(new TimingReader(reader, ProgramHandlersReader.placement(form, workload), profile)
                        .read(timing, workload.replicas));
        if (outcome instanceof PlanResult.Refused refused) {
            reader.problems(refused.problems());
        }
        if (!reader.problems().isEmpty() || what == null || !(outcome instanceof Plan plan)) {
            return refuse(reader.problems());
        }
        output.write(Manifests.write(form, plan, what), spec.commandLine());
        return ExitCodes.FINE;
    }

    private @Nullable ServiceProfile profile(ConfigFiles files) {
        ServiceProfileResult result =
                InstalledTypes.reader(spec.commandLine().getErr()).profile(files);
        PrintWriter err = spec.commandLine().getErr();
        Messages.print(err, result.findings());
        ServiceProfile profile = result.profile();
        if (profile != null && profile.isLoopbackOnly()) {
            Messages.print(
                    err,
                    profile.place("server.host") + ": warning: server.host: " + profile.host()
                            + " (expected: 0.0.0.0, because the kubelet connects from outside the pod"
                            + (form == OutputFormat.DEPLOYMENT ? "; the ConfigMap sets it)" : ")"));
        }
        return profile;
    }

    private int refuse(List<String> problems) {
        PrintWriter err = spec.commandLine().getErr();
        Messages.fail(err, problems);
        Messages.print(err, "Try '" + spec.qualifiedName() + " --help'.");
        return ExitCodes.WRONG_USAGE;
    }
}
