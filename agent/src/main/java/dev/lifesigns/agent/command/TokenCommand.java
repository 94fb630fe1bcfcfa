/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns token}: makes a credential for the detailed view, and its hash for the configuration. It takes no
 * secret from the command line, which every user of a machine can read.
 */
@Command(
        name = "token",
        description = {
            "Create a bearer token, or hash a password, for 'security.detailed' in the configuration.",
            "",
            "Without options: prints a random token, once, and its hash for 'tokens'.",
            "With --stdin: prints the hash of a password for 'basic'."
        })
public final class TokenCommand implements Callable<Integer> {
    private static final int TOKEN_BYTES = 32;
    private static final int COST = 10;
    private static final int LONGEST_PASSWORD_BYTES = 72;

    @Option(names = "--stdin", description = "Hash a password from standard input; a terminal does not echo it.")
    private boolean stdin;

    @Parameters(hidden = true, arity = "0..*")
    private List<String> refused = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!refused.isEmpty()) {
            throw wrong("token takes no argument (expected: a password on standard input, with --stdin)");
        }
        if (stdin) {
            print(passwordHash(password()));
        } else {
            String token = randomToken();
            print("token: " + token);
            print("for the configuration: " + tokenHash(token));
        }
        return ExitCodes.FINE;
    }

    static String tokenHash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }

    private static String randomToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private String passwordHash(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw wrong("password: none (expected: one line on standard input)");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            throw wrong("password: too long (expected: at most " + LONGEST_PASSWORD_BYTES
                    + " bytes, because bcrypt ignores the rest)");
        }
        return BCrypt.hashpw(password, BCrypt.gensalt("$2y", COST));
    }

    @SuppressWarnings("SystemConsoleNull") // up to Java 21 it is null if standard input is not a terminal
    private static @Nullable String password() throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? null : new String(typed);
        }
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
