/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.agent.command.ExitCodes;
import dev.lifesigns.text.DurationText;
import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a running agent, or any health endpoint, for one answer within one time limit.
 *
 * <p>Everything happens on a thread that is given up at the limit, so that nothing, from the resolver to a handshake or an endless
 * answer, can hold it for longer.
 */
public final class Ask {
    /** Below the second of a kubelet, the start of the JVM included. */
    public static final String DEFAULT_TIMEOUT = "800ms";

    /** The probe of a target without a path. */
    public static final String DEFAULT_PROBE = "readiness";

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
    private static final int LONGEST_LINE = 500;

    private final Target target;
    private final Trust trust;
    private final Duration timeout;
    private volatile @Nullable Answer answer;

    private Ask(Target target, Trust trust, Duration timeout) {
        this.target = target;
        this.trust = trust;
        this.timeout = timeout;
    }

    /**
     * Runs the command if its line is plain.
     *
     * @return the exit code; {@code null} if nothing has been done, because a parser that reports errors is needed
     */
    public static @Nullable Integer quickly(String[] arguments) {
        AskArguments plain = AskArguments.quickly(arguments);
        if (plain == null) {
            return null;
        }
        try {
            return run(plain, new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    /**
     * Asks, and prints one line.
     *
     * @return 0 if the answer is yes, 1 if it is anything else, 2 if the configuration is refused
     * @throws IllegalArgumentException if the command line is wrong
     */
    public static int run(AskArguments arguments, PrintWriter out, PrintWriter err) {
        Duration timeout = timeout(arguments.timeout());
        Trust given = new Trust(
                arguments.cacert() == null ? null : Path.of(arguments.cacert()),
                false,
                Identity.of(arguments.cert(), arguments.key()));
        given.require();
        Question question = question(arguments, given, err);
        if (question == null) {
            return ExitCodes.WRONG_USAGE;
        }
        Answer answer = new Ask(question.target(), question.trust(), timeout).answer();
        out.println(Printable.of(question.target() + ": " + answer.text(), LONGEST_LINE));
        out.flush();
        return answer.healthy() ? ExitCodes.FINE : ExitCodes.UNHEALTHY;
    }

    private static @Nullable Question question(AskArguments arguments, Trust given, PrintWriter err) {
        String probe = arguments.probe() == null ? DEFAULT_PROBE : arguments.probe();
        if (arguments.target() != null) {
            if (arguments.config() != null) {
                throw new IllegalArgumentException("--config: not with a target (expected: one of the two)");
            }
            Target target = Target.parse(arguments.target(), ProbePath.of("/health", probe), arguments.probe() != null);
            return new Question(target, given);
        }
        Path file = arguments.config() == null ? found() : Path.of(arguments.config());
        return file == null
                ? new Question(new Target(Target.Kind.HTTP, "127.0.0.1", 8080, ProbePath.of("/health", probe)), given)
                : ConfiguredTarget.of(file, probe, given, err);
    }

    private static @Nullable Path found() {
        for (String name : new String[] {"lifesigns.yaml", "lifesigns.yml"}) {
            Path file = Path.of(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return file;
            }
        }
        return null;
    }

    private static Duration timeout(@Nullable String text) {
        Duration timeout = DurationText.parse(text == null ? DEFAULT_TIMEOUT : text);
        if (timeout == null || timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "--timeout: '" + text + "' (expected: " + DurationText.FORM + ", from 1ms to 5m)");
        }
        return timeout;
    }

    private Answer answer() {
        Thread thread = new Thread(this::ask, "lifesigns-ask");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Answer received = answer;
        return received == null ? new Answer(false, "no answer within " + DurationText.print(timeout)) : received;
    }

    private void ask() {
        try {
            Connection connection = Connection.open(target, trust);
            answer = target.kind().isGrpc()
                    ? GrpcExchange.run(connection, target)
                    : HttpExchange.run(connection, target);
        } catch (UnknownHostException e) {
            answer = new Answer(false, "no such host");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            String message = e.getMessage();
            answer = new Answer(false, message == null ? e.getClass().getSimpleName() : message);
        }
    }
}
