/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ExtensionFolder;
import dev.lifesigns.text.schema.Variables;
import java.io.PrintWriter;

/** The check types of this installation, and the reader of files that name them. */
final class InstalledTypes {
    private InstalledTypes() {}

    /** Loads them, and warns of each file in {@code ext/} that is not loaded. */
    static CheckTypes load(PrintWriter err) {
        ExtensionFolder.installed()
                .ifPresent(folder -> folder.warnings().forEach(warning -> Messages.print(err, warning)));
        return CheckTypes.installed();
    }

    /** Reads configurations that name them, with the variables of this process. */
    static ConfigReader reader(PrintWriter err) {
        return new ConfigReader(load(err), Variables.ofProcess());
    }
}
