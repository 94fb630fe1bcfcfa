/**
 * The rules of the linter: one class for each, which holds its id and its logic; its text is the resource
 * {@code <id>.md} of this package. Not exported.
 */
@NullMarked
package dev.lifesigns.probes.lint.rules;

import org.jspecify.annotations.NullMarked;
