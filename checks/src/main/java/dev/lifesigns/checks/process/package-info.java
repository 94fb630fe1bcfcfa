/** Processes of this machine. */
@NullMarked
package dev.lifesigns.checks.process;

import org.jspecify.annotations.NullMarked;
