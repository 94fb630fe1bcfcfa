/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckConfig;
import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.agent.config.LogConfig;
import dev.lifesigns.agent.serve.Agent;
import dev.lifesigns.agent.serve.ConfigSource;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns serve}: runs the checks and answers probes until it receives a signal. Exits with 0 after a signal,
 * with 2 if the configuration is refused, and with 3 if it cannot listen.
 */
@Command(
        name = ServeCommand.NAME,
        description = {
            "Run the checks of a configuration and answer probes.",
            "On SIGTERM or Ctrl-C, readiness fails at once; after the drain delay, the agent exits."
        })
public final class ServeCommand implements Callable<Integer> {
    /** Its name. */
    public static final String NAME = "serve";

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            description = "Port to listen on, instead of the configured one; 0 for any free port.")
    private @Nullable Integer port;

    @Option(names = "--no-watch", description = "Apply changes of the configuration on SIGHUP only.")
    private boolean noWatch;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description =
                    "Format of the log on standard error, instead of the configured one: ${COMPLETION-CANDIDATES}.")
    private LogConfig.@Nullable Format logFormat;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--port: " + port + " (expected: 0 to 65535)");
        }
        configuration.requireNoneForgotten(spec.commandLine());
        LogFormat.install(log(LogConfig.DEFAULT));
        PrintWriter err = spec.commandLine().getErr();
        ConfigReader reader = InstalledTypes.reader(err);
        ConfigResult read = onPort(configuration.read(reader, err));
        AgentConfig config = read.config();
        if (config == null) {
            return ExitCodes.WRONG_USAGE;
        }
        LogFormat.install(log(config.log()));
        ConfigFiles files = configuration.files();
        ConfigSource source = files == null
                ? null
                : new ConfigSource(files, () -> onPort(configuration.read(reader)), read.secretFiles(), !noWatch);
        try (Agent agent = Agent.start(config, source)) {
            greet(config, agent);
            agent.awaitEnd();
            return ExitCodes.FINE;
        } catch (IOException e) {
            Messages.fail(err, String.valueOf(e.getMessage()));
            return ExitCodes.COULD_NOT_RUN;
        }
    }

    /** The log with the format of the command line, if there is one. */
    private LogConfig log(LogConfig configured) {
        return logFormat == null ? configured : configured.with(logFormat);
    }

    /** The configuration with the port of the command line, if there is one. */
    private ConfigResult onPort(ConfigResult read) {
        AgentConfig config = read.config();
        return port == null || config == null
                ? read
                : new ConfigResult(config.withPort(port), read.findings(), read.secretFiles());
    }

    /** Prints what is checked, and where to look. */
    private void greet(AgentConfig config, Agent agent) {
        PrintWriter out = spec.commandLine().getOut();
        String url = Printable.of(agent.url());
        String checks = config.checks().stream().map(CheckConfig::name).collect(Collectors.joining(", "));
        String service = config.isServiceNamed() ? config.service().name() + ": " : "";
        out.println("lifesigns is checking " + Printable.of(service + checks));
        out.println("  alive?    " + url + "/live");
        out.println("  ready?    " + url + "/ready");
        out.println("  started?  " + url + "/startup");
        config.customProbes().forEach(probe -> out.printf("  %-8s  %s/probes/%s%n", probe + "?", url, probe));
        String admin = Printable.of(agent.adminUrl());
        if (config.security().hasCredentials()) {
            out.println("  details   " + admin + "/detailed");
        }
        if (config.server().page()) {
            out.println("  page      " + admin + "/page");
        }
        if (config.server().metrics().enabled()) {
            out.println("  metrics   " + Printable.of(agent.metricsUrl()));
        }
        if (config.server().socket() != null) {
            out.println("  socket    "
                    + Printable.of(config.server().socket().path().toString()));
        }
        if (configuration.embedded()) {
            out.println(ConfigurationOption.BUILT_IN);
        }
        out.flush();
    }
}
