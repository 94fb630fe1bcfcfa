/**
 * Reads files that others wrote, within bounds: YAML with positions, durations, sizes. Reports diagnostics and suggestions,
 * writes JSON, and prints foreign text safely. Start at {@link dev.lifesigns.text.YamlReader} and
 * {@link dev.lifesigns.text.Printable}.
 */
@NullMarked
package dev.lifesigns.text;

import org.jspecify.annotations.NullMarked;
