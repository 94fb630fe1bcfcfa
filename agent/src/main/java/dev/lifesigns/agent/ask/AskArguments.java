/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code ask}, as it was written.
 *
 * @param target a URL or the path of a socket; {@code null} for the agent of the configuration
 * @param config the configuration file of the agent
 * @param probe the probe to ask for
 * @param timeout for everything
 * @param cacert a PEM file of those to trust
 * @param cert a PEM file of the certificate to present
 * @param key a PEM file of its key
 */
public record AskArguments(
        @Nullable String target,
        @Nullable String config,
        @Nullable String probe,
        @Nullable String timeout,
        @Nullable String cacert,
        @Nullable String cert,
        @Nullable String key) {
    /** The name of the command. */
    public static final String COMMAND = "ask";

    private static final String[] OPTIONS = {"--config", "--probe", "--timeout", "--cacert", "--cert", "--key"};

    /**
     * Reads the usual forms, without any library.
     *
     * @param arguments that of the command first
     * @return {@code null} if there is anything else, such as {@code --help} or an error
     */
    static @Nullable AskArguments quickly(String[] arguments) {
        String target = null;
        @Nullable String[] values = new @Nullable String[OPTIONS.length];
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("-") && !argument.isEmpty() && target == null) {
                target = argument;
                continue;
            }
            int equals = argument.indexOf('=');
            int option = option(equals < 0 ? argument : argument.substring(0, equals));
            boolean valueMissing = equals < 0 && (i + 1 == arguments.length || arguments[i + 1].startsWith("-"));
            if (option < 0 || values[option] != null || valueMissing) {
                return null;
            }
            values[option] = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
        }
        return new AskArguments(target, values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    private static int option(String name) {
        for (int i = 0; i < OPTIONS.length; i++) {
            if (OPTIONS[i].equals(name)) {
                return i;
            }
        }
        return name.equals("-c") ? 0 : -1;
    }
}
