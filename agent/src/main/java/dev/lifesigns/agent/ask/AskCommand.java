/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns ask}: what {@link Ask} does, for anyone who needs help or made a mistake; a plain command line does not come
 * here, see {@link Ask#quickly}.
 */
@Command(
        name = AskArguments.COMMAND,
        description = {
            "Ask an agent, or any HTTP or gRPC endpoint, for its health: for Docker's HEALTHCHECK and exec probes.",
            "",
            "A target is http://, https://, grpc:// or grpcs:// with a host, or the path of a socket."
        })
public final class AskCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            description = "URL or path of a socket; default: the agent of the configuration, or else 127.0.0.1:8080.")
    private @Nullable String target;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "Configuration file or folder of the agent to ask; default: lifesigns.yaml here, if there is one.")
    private @Nullable String config;

    @Option(
            names = "--probe",
            paramLabel = "NAME",
            description = "Probe to ask for, if the target has no path; default: " + Ask.DEFAULT_PROBE + ".")
    private @Nullable String probe;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Time for everything; default: " + Ask.DEFAULT_TIMEOUT + ".")
    private @Nullable String timeout;

    @Option(names = "--cacert", paramLabel = "FILE", description = "Trust only the certificates of this PEM file.")
    private @Nullable String cacert;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "Certificate to present, as a PEM file, for a server that demands one.")
    private @Nullable String cert;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Its key, as a PEM file in PKCS #8; default: in the file of --cert.")
    private @Nullable String key;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        AskArguments arguments = new AskArguments(target, config, probe, timeout, cacert, cert, key);
        try {
            return Ask.run(
                    arguments, spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
