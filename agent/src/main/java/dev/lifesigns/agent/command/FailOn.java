/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.lint.report.Counts;

/** Which findings make the linter fail. A file that cannot be read always does. */
enum FailOn {
    error {
        @Override
        boolean fails(Counts counts) {
            return counts.errors() > 0;
        }
    },
    warning {
        @Override
        boolean fails(Counts counts) {
            return counts.errors() > 0 || counts.warnings() > 0;
        }
    },
    never {
        @Override
        boolean fails(Counts counts) {
            return false;
        }
    };

    abstract boolean fails(Counts counts);

    int exitCode(Counts counts) {
        return counts.broken() > 0 || fails(counts) ? ExitCodes.UNHEALTHY : ExitCodes.FINE;
    }
}
