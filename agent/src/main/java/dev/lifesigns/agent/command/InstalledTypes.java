/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ExtensionFolder;
import java.io.PrintWriter;

/** The check types of this installation, for every command that reads a configuration. */
final class InstalledTypes {
    private InstalledTypes() {}

    /** Loads them, and warns of each file in {@code ext/} that is not loaded. */
    static CheckTypes load(PrintWriter err) {
        ExtensionFolder.installed()
                .ifPresent(folder -> folder.warnings().forEach(warning -> Messages.print(err, warning)));
        return CheckTypes.installed();
    }
}
