/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import dev.lifesigns.ErrorKind;
import java.util.List;

/** What came of one question. */
sealed interface Reply {
    /**
     * The name exists.
     *
     * @param addresses of the type that was asked for; may be none
     */
    record Addresses(List<String> addresses) implements Reply {}

    /** There is no such name, of any type. */
    record NoSuchName() implements Reply {}

    /** The servers answered, but did not tell. */
    record Refused(String reason) implements Reply {}

    /** No server answered. */
    record Silent(ErrorKind error, String reason) implements Reply {}
}
