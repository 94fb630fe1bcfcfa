/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Passes the values of a configuration file to a builder. */
public final class OptionMapping {
    private OptionMapping() {}

    /**
     * Sets the value of an option, if it has one.
     *
     * @throws InvalidOptionException with the setter's message, if the setter refuses the value
     */
    public static <T> void apply(OptionValues values, Option<T> option, Consumer<? super T> setter) {
        T value = values.find(option);
        if (value != null) {
            build(option, () -> {
                setter.accept(value);
                return value;
            });
        }
    }

    /**
     * Makes something that depends on an option, so that a refusal is reported at that option.
     *
     * @throws InvalidOptionException with the same message, if {@code maker} throws an {@link IllegalArgumentException}
     */
    @CanIgnoreReturnValue
    public static <T> T build(Option<?> option, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidOptionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(option, String.valueOf(e.getMessage()));
        }
    }
}
