/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.generate.Input;
import dev.lifesigns.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of options one by one, and collects everything that is wrong with them. */
final class OptionReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LAST_PORT = 65_535;

    private final List<String> problems = new ArrayList<>();

    /** The problems so far, one line each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    void problem(String problem) {
        problems.add(problem);
    }

    void problems(List<String> more) {
        problems.addAll(more);
    }

    /** The time, or {@code null} if there is none or it is refused. */
    @Nullable
    Input<Duration> time(String option, @Nullable String text) {
        Duration time = text == null ? null : DurationText.parse(text);
        if (text != null && time == null) {
            refuse(option, text, DurationText.FORM);
        }
        return time == null ? null : new Input<>(time, option);
    }

    /** The same, or the default. */
    Input<Duration> time(String option, @Nullable String text, Input<Duration> otherwise) {
        Input<Duration> given = time(option, text);
        return given == null ? otherwise : given;
    }

    Input<Integer> number(String option, @Nullable String text, int otherwise) {
        if (text != null && NUMBER.matcher(text).matches()) {
            return new Input<>(Integer.valueOf(text), option);
        }
        if (text != null) {
            refuse(option, text, "a whole number");
        }
        return Input.byDefault(otherwise);
    }

    Input<Integer> port(String option, @Nullable String text, Input<Integer> otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= LAST_PORT) {
                return new Input<>(number, option);
            }
        }
        refuse(option, text, "a port from 1 to " + LAST_PORT);
        return otherwise;
    }

    /** The text, or the default if there is none or it is refused. */
    String text(String option, @Nullable String text, ArgumentPattern form, String otherwise) {
        String given = text(option, text, form);
        return given == null ? otherwise : given;
    }

    /** The text, or {@code null} if there is none or it is refused. */
    @Nullable
    String text(String option, @Nullable String text, ArgumentPattern form) {
        if (text == null || form.matches(text)) {
            return text;
        }
        refuse(option, text, form.words());
        return null;
    }

    /** Adds a problem if the option is set although the configuration decides. */
    void refuseBesideConfiguration(String option, @Nullable String text, String key) {
        if (text != null) {
            refuse(option, text, "not together with --config, whose " + key + " counts");
        }
    }

    /** Adds a problem if the option is set, which only a whole Deployment has. */
    void refuseUnlessWhole(String option, @Nullable String text) {
        if (text != null) {
            refuse(option, text, "only with --as deployment");
        }
    }

    private void refuse(String option, String text, String expected) {
        problems.add(option + ": '" + text + "' (expected: " + expected + ")");
    }
}
