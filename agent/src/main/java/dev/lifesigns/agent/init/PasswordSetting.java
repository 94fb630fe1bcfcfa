/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a configuration refers to a password that is a setting. */
final class PasswordSetting {
    private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9._/-]+");

    private PasswordSetting() {}

    /**
     * A reference to the file that the settings name, or else to the variable.
     *
     * @param start of the names
     * @param owner distinguishes two variables of the same name
     */
    static Optional<String> reference(
            Settings settings, String start, List<String> names, List<String> files, String owner, Drafts drafts) {
        Optional<String> file = settings.first(start, files)
                .filter(setting -> FILE.matcher(setting.value()).matches())
                .map(setting -> "${file:" + setting.value() + "}");
        return file.or(
                () -> settings.first(start, names).map(setting -> "${" + variable(setting, owner, drafts) + "}"));
    }

    private static String variable(Setting setting, String owner, Drafts drafts) {
        return drafts.variable(setting.variableName(), owner, setting.value());
    }
}
