/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.exec;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Command;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.internal.Redactor;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program that checks something, by the protocol of the plugins of Nagios, Icinga and Naemon. Immutable and thread-safe.
 *
 * <p>Exit code 0 is up, 1 degraded, and 2 down; 3 (unknown) and all others are down as well, because a check that cannot find
 * out is down. The first line that it prints is the message, and the performance data behind its {@code |} are the detail
 * {@code performance}. The exit code is the detail {@code exit_code}.
 *
 * <p>No shell is involved. The program gets no input, no variable but {@code PATH}, {@code LC_ALL} and those of the builder, and
 * 64 KiB for its output. If it has not ended shortly before the deadline, it and all its children are killed, and the check is down
 * with {@link ErrorKind#TIMEOUT}. All other failures are {@link ErrorKind#FAILED}.
 *
 * <pre>{@code
 * HealthCheck load = ExecCheck.of("/usr/lib/nagios/plugins/check_load", "-w", "5,4,3", "-c", "10,8,6");
 * }</pre>
 */
public final class ExecCheck implements HealthCheck {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8");

    private final Command command;
    private final Secrets secrets;

    private ExecCheck(Builder builder) {
        this.command = new Command(builder.words, builder.environment, builder.directory);
        this.secrets = Secrets.of(builder.hidden);
    }

    /**
     * Checks by this program and these arguments; like {@link #builder}.
     *
     * @throws IllegalArgumentException if the program is not an absolute path
     */
    public static ExecCheck of(String program, String... arguments) {
        requireNonNull(program, "ExecCheck.of: program is null");
        requireNonNull(arguments, "ExecCheck.of: arguments is null");
        List<String> words = new ArrayList<>(List.of(arguments));
        words.add(0, program);
        return builder(words).build();
    }

    /**
     * A builder for the program that is the first of these words, with the others as its arguments.
     *
     * @throws IllegalArgumentException if there is no word, or the first one is not an absolute path
     */
    public static Builder builder(List<String> words) {
        return new Builder(requireNonNull(words, "ExecCheck.builder: words is null"));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        try {
            return judge(command.run(deadline));
        } catch (Command.TooSlowException e) {
            return CheckResult.down(ErrorKind.TIMEOUT, program() + ": " + e.getMessage() + ", and killed");
        } catch (Command.TooLongException e) {
            return CheckResult.down(
                    program() + ": output: " + e.getMessage() + " (expected: a line, and performance data)");
        } catch (IOException e) {
            return CheckResult.down(program() + ": cannot be started (expected: a program that this user may execute): "
                    + secrets.clean(String.valueOf(e.getMessage())));
        }
    }

    private CheckResult judge(Command.Ended ended) {
        PluginOutput output = PluginOutput.parse(ended.text());
        String line = output.line().isEmpty() ? ended.errors() : output.line();
        return judge(ended.exit(), secrets.clean(line))
                .withDetail("exit_code", ended.exit())
                .withDetails(
                        output.performance().isEmpty()
                                ? Map.of()
                                : Map.of("performance", cleaned(output.performance())));
    }

    private CheckResult judge(int exit, String line) {
        String said = line.isEmpty() ? "exit code " + exit + ", and nothing printed" : line;
        return switch (exit) {
            case 0 -> CheckResult.up(line.isEmpty() ? null : line);
            case 1 -> CheckResult.degraded(said);
            case 2, 3 -> CheckResult.down(said);
            default -> CheckResult.down("exit code " + exit + " (expected: 0 to 3): " + said);
        };
    }

    /** A label is text of the program too. */
    private Map<String, Object> cleaned(Map<String, Map<String, Object>> performance) {
        Map<String, Object> cleaned = new TreeMap<>();
        performance.forEach((label, value) -> cleaned.put(secrets.clean(label), value));
        return cleaned;
    }

    private String program() {
        return "command: " + command.words().get(0);
    }

    /** Collects where and with what the program is run. Not thread-safe. */
    public static final class Builder {
        private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        private final List<String> words;
        private final Map<String, String> environment = new TreeMap<>(ENVIRONMENT);
        private final List<String> hidden = new ArrayList<>();
        private @Nullable Path directory;

        private Builder(List<String> words) {
            for (String word : words) {
                requireNonNull(word, "ExecCheck.builder: a word is null");
                if (word.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("command: a word with NUL in it (expected: text)");
                }
            }
            if (words.isEmpty() || !isAbsolute(words.get(0))) {
                throw new IllegalArgumentException("command: " + (words.isEmpty() ? "no words" : words.get(0))
                        + " (expected: the absolute path of a program, and its arguments)");
            }
            this.words = List.copyOf(words);
        }

        /**
         * Sets a variable of its environment. The value of one with a name such as {@code API_TOKEN} is masked wherever the program
         * prints it.
         *
         * @throws IllegalArgumentException if the name is not that of a variable
         */
        @CanIgnoreReturnValue
        public Builder environment(String name, String value) {
            requireNonNull(name, "ExecCheck.Builder.environment: name is null");
            requireNonNull(value, "ExecCheck.Builder.environment: value is null");
            if (!VARIABLE.matcher(name).matches() || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "environment: a variable that is refused (expected: a name of letters, digits and '_', and text)");
            }
            environment.put(name, value);
            return Redactor.secretKey(name) ? hide(value) : this;
        }

        /** Masks a text wherever the program prints it, such as a password among its arguments. */
        @CanIgnoreReturnValue
        public Builder hide(String secret) {
            hidden.add(requireNonNull(secret, "ExecCheck.Builder.hide: secret is null"));
            return this;
        }

        /** Sets where it is run; default: the working directory of this process. */
        @CanIgnoreReturnValue
        public Builder directory(Path directory) {
            this.directory = requireNonNull(directory, "ExecCheck.Builder.directory: directory is null");
            return this;
        }

        /** The check. */
        public ExecCheck build() {
            return new ExecCheck(this);
        }

        private static boolean isAbsolute(String program) {
            try {
                return Path.of(program).isAbsolute();
            } catch (InvalidPathException e) {
                return false;
            }
        }
    }
}
