/** Declares once how a file is written; reads, checks and describes it from that. Start at {@link Section} and {@link Key}. */
@NullMarked
package dev.lifesigns.text.schema;

import org.jspecify.annotations.NullMarked;
