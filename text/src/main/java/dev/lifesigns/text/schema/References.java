/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

/** Whether values of a file may refer to variables and other files. */
public enum References {
    /** {@code ${NAME}} stands for the value of a variable. */
    ALLOWED,
    /** The file means the same everywhere. */
    NONE
}
