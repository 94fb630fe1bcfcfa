/** The parts of the engine below its API: clock and threads, the worker pool, logging, and redaction. Internal. */
@NullMarked
package dev.lifesigns.internal;

import org.jspecify.annotations.NullMarked;
