/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.TcpSocket;
import java.util.regex.Pattern;

/** A command that only checks whether a process exists, which it does from the start, or nothing at all. */
final class ProcessCheck {
    private static final Pattern PROGRAM = Pattern.compile("(^|[\\s/])(pgrep|pidof|kill -0|ps)(\\s|$)");

    private ProcessCheck() {}

    /** Whether it succeeds as soon as there is a process. */
    static boolean succeedsFromTheStart(Handler handler) {
        return handler instanceof Exec exec
                && (PROGRAM.matcher(String.join(" ", exec.command())).find()
                        || ProbeCommand.of(exec).cannotFail());
    }

    /** Whether it succeeds even while the process hangs: the kernel accepts connections on its behalf. */
    static boolean succeedsDuringHang(Handler handler) {
        return handler instanceof TcpSocket || succeedsFromTheStart(handler);
    }
}
