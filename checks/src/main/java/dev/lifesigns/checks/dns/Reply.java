/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import dev.lifesigns.ErrorKind;
import java.util.List;

/** The result of one query. */
sealed interface Reply {
    /**
     * The name exists.
     *
     * @param values of the records of the requested type; may be empty
     */
    record Records(List<String> values) implements Reply {}

    /** There is no such name, of any type. */
    record NoSuchName() implements Reply {}

    /** The servers responded, but did not resolve the name. */
    record Refused(String reason) implements Reply {}

    /** No server responded. */
    record Silent(ErrorKind error, String reason) implements Reply {}
}
