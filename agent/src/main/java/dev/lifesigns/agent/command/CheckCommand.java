/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckConfig;
import dev.lifesigns.agent.serve.Health;
import dev.lifesigns.agent.serve.LocalRequest;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.agent.serve.Preparation;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.text.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns check}: runs every check once, prints what it found, and ends. Exits with 0 if the probe passes, with
 * 1 if it does not, and with 2 if the configuration is refused or has no such probe; in the format of Nagios with its codes.
 */
@Command(
        name = "check",
        description = "Run every check once, print the results, and exit: for CI steps and Docker's HEALTHCHECK.")
public final class CheckCommand implements Callable<Integer> {
    /** Time for everything but the checks: handing runs to threads, and getting results back. */
    private static final Duration MARGIN = Duration.ofMillis(250);

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--probe",
            paramLabel = "NAME",
            description = "Probe that decides the exit code; default: ${DEFAULT-VALUE}.")
    private String probe = Probes.READINESS;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
            completionCandidates = Formats.class)
    private String format = Formats.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Formats.require(format, spec.commandLine());
        LogFormat.install();
        if (format.equals(Formats.NAGIOS)) {
            return plugin();
        }
        configuration.requireNoneForgotten(spec.commandLine());
        Results results = check(spec.commandLine().getErr());
        if (results == null) {
            return ExitCodes.WRONG_USAGE;
        }
        print(results.printed());
        return results.answer().status().passing() ? ExitCodes.FINE : ExitCodes.UNHEALTHY;
    }

    /** A monitoring system shows what a plugin prints on standard output, and to it 2 is an outage. */
    private int plugin() {
        StringWriter messages = new StringWriter();
        NagiosReport report;
        try {
            configuration.requireNoneForgotten(spec.commandLine());
            Results results = check(new PrintWriter(messages));
            report = results == null ? NagiosReport.unknown(messages.toString()) : NagiosReport.of(results.answer());
        } catch (ParameterException forgotten) {
            report = NagiosReport.unknown(String.valueOf(forgotten.getMessage()));
        }
        spec.commandLine().getErr().print(messages);
        print(report.text());
        return report.exitCode();
    }

    /**
     * What one run of every check found.
     *
     * @param printed the same in the format of the command line
     */
    private record Results(ProbeSnapshot answer, @Nullable String printed) {}

    /** {@code null} after the reason has been printed why nothing was checked. */
    private @Nullable Results check(PrintWriter err) {
        AgentConfig config = configuration.read(err);
        if (config == null) {
            return null;
        }
        if (configuration.embedded()) {
            Messages.print(err, ConfigurationOption.BUILT_IN);
        }
        try (config;
                HealthChecker health = Health.checker(config)) {
            if (health.snapshot().probe(probe) == null) {
                reportUnknownProbe(health.snapshot(), err);
                return null;
            }
            Preparation.of(config.checks());
            HealthSnapshot snapshot = health.runAll(longestTimeout(config).plus(MARGIN));
            ProbeSnapshot answer = requireNonNull(snapshot.probe(probe));
            return new Results(answer, printed(answer, snapshot, config, health));
        }
    }

    private @Nullable String printed(
            ProbeSnapshot answer, HealthSnapshot snapshot, AgentConfig config, HealthChecker health) {
        return switch (format) {
            case Formats.NAGIOS -> null;
            case Formats.TABLE -> CheckTable.of(answer, snapshot);
            default -> rendered(config, health);
        };
    }

    private static Duration longestTimeout(AgentConfig config) {
        return config.checks().stream()
                .map(CheckConfig::policy)
                .map(policy -> policy.timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void reportUnknownProbe(HealthSnapshot snapshot, PrintWriter err) {
        List<String> names = snapshot.probes().stream().map(ProbeSnapshot::name).toList();
        Messages.fail(err, "--probe: '" + probe + "' (expected: one of " + String.join(", ", names) + ")");
    }

    private @Nullable String rendered(AgentConfig config, HealthChecker health) {
        HealthEndpoint endpoint = Health.endpoint(config, health);
        LocalRequest request = new LocalRequest(config.server().basePath() + "/probes/" + probe, "format=" + format);
        HealthResponse response = endpoint.handle(request).toCompletableFuture().join();
        return printable(response.bodyText());
    }

    /** Texts from a configuration may contain anything. */
    private @Nullable String printable(@Nullable String body) {
        if (body == null) {
            return null;
        }
        return format.equals(Formats.TEXT) ? Printable.lines(body) : Printable.json(body);
    }

    private void print(@Nullable String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text == null ? "" : text.stripTrailing());
        out.flush();
    }
}
