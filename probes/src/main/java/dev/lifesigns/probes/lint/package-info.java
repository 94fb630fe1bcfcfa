/**
 * What is wrong with the probes of a manifest, why it matters, and what to write instead.
 *
 * <p>Start at {@link dev.lifesigns.probes.lint.Linter}. A finding that you have decided to accept is suppressed by an
 * annotation of the workload or of its pods, whose value is the reason; with the name of a container behind the id of the rule
 * it is for that one only. The part of a key after the slash has at most 63 characters, so a container's name that does not fit
 * is cut there.
 *
 * <pre>{@code
 * metadata:
 *   annotations:
 *     lint.lifesigns.dev/ignore.no-drain: "drains on SIGTERM by itself"
 *     lint.lifesigns.dev/ignore.host-set.proxy: "probes the neighbor on purpose"
 * }</pre>
 */
@NullMarked
package dev.lifesigns.probes.lint;

import org.jspecify.annotations.NullMarked;
