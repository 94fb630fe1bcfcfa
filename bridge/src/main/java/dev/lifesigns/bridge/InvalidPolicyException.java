/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy of an adopted check is invalid. The message names the framework's own configuration keys, one line each:
 * {@code lifesigns.checks.db.period: PT1S (expected: > timeout PT2S)}.
 */
public final class InvalidPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private static final Pattern PREFIX = Pattern.compile("^check '[^']*': ");
    private static final Pattern VALUE = Pattern.compile("([a-zA-Z]+): ");

    private final String check;
    private final transient List<String> problems;

    InvalidPolicyException(String check, List<String> problems, Throwable cause) {
        super(String.join("\n", problems), cause);
        this.check = check;
        this.problems = List.copyOf(problems);
    }

    /** The engine's message, with the framework's keys instead of the engine's names. */
    static InvalidPolicyException of(String check, BinaryOperator<String> key, IllegalArgumentException cause) {
        List<String> problems = new ArrayList<>();
        for (String line : String.valueOf(cause.getMessage()).split("\n", -1)) {
            String problem = PREFIX.matcher(line).replaceFirst("");
            Matcher value = VALUE.matcher(problem);
            problems.add(
                    value.lookingAt()
                            ? key.apply(check, value.group(1)) + problem.substring(value.end(1))
                            : "check '" + check + "': " + problem);
        }
        return new InvalidPolicyException(check, problems, cause);
    }

    /** The check, as the framework calls it. */
    public String check() {
        return check;
    }

    /** What is wrong, one line each. */
    public List<String> problems() {
        return problems;
    }
}
