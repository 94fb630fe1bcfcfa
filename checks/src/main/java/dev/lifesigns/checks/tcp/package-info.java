/** TCP servers that accept connections, and start with the right line. */
@NullMarked
package dev.lifesigns.checks.tcp;

import org.jspecify.annotations.NullMarked;
