/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.text.DurationText;
import dev.lifesigns.text.schema.ListShape;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Shape;
import java.time.Duration;

/** The shapes of the options of checks. */
final class OptionShapes {
    private static final double LARGEST_NUMBER = 1_000_000_000;

    private OptionShapes() {}

    /** The shape of an option of a check. */
    static Shape<?> of(Option.Kind kind) {
        return switch (kind) {
            case TEXT -> Scalars.text();
            case SECRET -> Scalars.secret();
            case DURATION -> Scalars.duration(Duration.ZERO, DurationText.LONGEST);
            case SIZE -> Scalars.size();
            case INTEGER -> Scalars.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case NUMBER -> Scalars.number(0, LARGEST_NUMBER);
            case PERCENTAGE -> Scalars.share(100);
            case FLAG -> Scalars.flag();
            case LIST -> new ListShape<>(Scalars.text(), 0);
            case SECRETS -> new ListShape<>(Scalars.secret(), 0);
            case MAP -> new NamedTextsShape();
        };
    }
}
