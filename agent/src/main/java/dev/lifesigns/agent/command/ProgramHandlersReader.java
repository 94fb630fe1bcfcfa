/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.command.WorkloadOptions.ProbeHandler;
import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.generate.OutputFormat;
import dev.lifesigns.probes.generate.Placement;
import dev.lifesigns.probes.generate.ProgramHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a program without Lifesigns is probed. */
final class ProgramHandlersReader {
    private final OptionReader reader;
    private final OutputFormat form;
    private final boolean isConfigured;

    ProgramHandlersReader(OptionReader reader, OutputFormat form, boolean isConfigured) {
        this.reader = reader;
        this.form = form;
        this.isConfigured = isConfigured;
    }

    /** What answers the probes. */
    static Placement placement(OutputFormat form, WorkloadOptions options) {
        if (form == OutputFormat.DEPLOYMENT) {
            return options.isNativeSidecar ? Placement.NATIVE_SIDECAR : Placement.SIDECAR;
        }
        if (options.handler == null) {
            return Placement.OWN_CONTAINER;
        }
        if (options.handler == ProbeHandler.exec) {
            return Placement.COMMAND;
        }
        return options.isNative ? Placement.NATIVE_PROGRAM : Placement.PROGRAM;
    }

    /** The handlers, or {@code null} if Lifesigns answers. */
    @Nullable
    ProgramHandlers read(WorkloadOptions options, int port) {
        ProbeHandler handler = options.handler;
        requireOnlyWith(handler == ProbeHandler.http, "--ready-path", options.readyPath, "--handler http");
        requireOnlyWith(handler == ProbeHandler.exec, "--command", options.command, "--handler exec");
        requireOnlyWith(handler == ProbeHandler.exec, "--live-command", options.liveCommand, "--handler exec");
        requireOnlyWith(handler == ProbeHandler.grpc, "--live-service", options.liveService, "--handler grpc");
        if (options.isNative && (handler == null || handler == ProbeHandler.exec)) {
            reader.problem("--native: given (expected: only with --handler http, tcp or grpc)");
        }
        if (options.kind == WorkloadOptions.Kind.StatefulSet && form == OutputFormat.DEPLOYMENT) {
            reader.problem("--kind: StatefulSet (expected: Deployment, with --as deployment)");
        }
        if (handler == null) {
            return null;
        }
        if (isConfigured || form == OutputFormat.DEPLOYMENT) {
            reader.problem("--handler: " + handler + " (expected: none, because Lifesigns answers the probes "
                    + (isConfigured ? "with --config" : "with --as deployment") + ")");
            return null;
        }
        return switch (handler) {
            case http -> http(options, port);
            case tcp -> new ProgramHandlers("tcp", new TcpSocket(reference("tcp", port), null), null);
            case grpc -> {
                Handler liveness = options.liveService == null ? null : new Grpc(port, options.liveService);
                yield new ProgramHandlers("grpc", new Grpc(port, ""), liveness);
            }
            case exec -> exec(options);
        };
    }

    private @Nullable ProgramHandlers http(WorkloadOptions options, int port) {
        if (options.readyPath == null) {
            reader.problem("--ready-path: none (expected: that of the program, with --handler http)");
            return null;
        }
        String ready = reader.text("--ready-path", options.readyPath, ArgumentPattern.PATH);
        String live = options.livePath;
        if (live != null && live.equals(ready)) {
            reader.problem("--live-path: '" + live + "' (expected: a different path than --ready-path)");
        }
        PortReference where = reference("http", port);
        return ready == null
                ? null
                : new ProgramHandlers("http", HttpGet.of(ready, where), live == null ? null : HttpGet.of(live, where));
    }

    private @Nullable ProgramHandlers exec(WorkloadOptions options) {
        if (options.command == null || options.command.isBlank()) {
            reader.problem("--command: none (expected: a program and its arguments, with --handler exec)");
            return null;
        }
        String live = options.liveCommand;
        return new ProgramHandlers("", command(options.command), live == null ? null : command(live));
    }

    private static Exec command(String line) {
        return new Exec(List.of(line.strip().split("\\s+")));
    }

    /** A patch declares no port, and refers to its number. */
    private PortReference reference(String name, int port) {
        return form == OutputFormat.PATCH ? new PortReference.Numbered(port) : new PortReference.Named(name);
    }

    private void requireOnlyWith(boolean holds, String option, @Nullable String text, String other) {
        if (text != null && !holds) {
            reader.problem(option + ": '" + text + "' (expected: only with " + other + ")");
        }
    }
}
