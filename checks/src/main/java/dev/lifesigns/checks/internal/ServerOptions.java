/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options of every check whose server is given as a host and a port. */
public final class ServerOptions {
    public static final Option<String> HOST =
            Option.text("host", "Name or address of the server.").required();
    public static final Option<Boolean> TLS = Option.flag(
                    "tls", "Whether the connection is encrypted from the first byte on.")
            .withDefault(false);

    private ServerOptions() {}

    /** The port, with a default. */
    public static Option<Integer> port(int usual) {
        return Option.integer("port", "Port of the server.").withDefault(usual);
    }

    /**
     * Creates a builder from a host and a port.
     *
     * @throws InvalidOptionException at the one that is refused
     */
    public static <B> B builder(OptionValues values, Option<Integer> port, BiFunction<String, Integer, B> factory) {
        String host = values.get(HOST);
        OptionMapping.build(HOST, () -> factory.apply(host, 1));
        return OptionMapping.build(port, () -> factory.apply(host, values.get(port)));
    }

    /**
     * Sets a user and a password, if there are both.
     *
     * @return whether there are
     * @throws InvalidOptionException if there is only one of them, or the setter refuses them
     */
    @CanIgnoreReturnValue
    public static boolean credentials(
            OptionValues values, Option<String> username, Option<String> password, BiConsumer<String, String> setter) {
        String user = values.find(username);
        String secret = values.find(password);
        if (user == null && secret == null) {
            return false;
        }
        if (user == null || secret == null) {
            throw new InvalidOptionException(
                    user == null ? password : username,
                    username.name() + " and " + password.name() + ": only one (expected: both)");
        }
        return OptionMapping.build(password, () -> {
            setter.accept(user, secret);
            return true;
        });
    }

    /** Host and port, then the check's own options, then those of TLS. */
    public static List<Option<?>> with(Option<Integer> port, Option<?>... own) {
        return TlsOptions.between(
                Stream.<Option<?>>concat(Stream.of(HOST, port), Stream.of(own)).toList(), List.of());
    }

    /**
     * What the values say about encryption.
     *
     * @param encrypted whether they ask for it
     * @param switches what would, for the message
     * @return {@code null} without encryption
     * @throws InvalidOptionException if there are other options of TLS without it
     */
    public static @Nullable TlsDemand tls(OptionValues values, boolean encrypted, String switches) {
        if (!encrypted) {
            TlsOptions.requireNone(values, switches);
            return null;
        }
        TlsClient.Builder tls = TlsClient.builder();
        TlsOptions.apply(values, tls);
        return new TlsDemand(tls.build(), TlsOptions.certificateDays(values));
    }
}
