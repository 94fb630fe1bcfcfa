/** TCP servers that accept connections. */
@NullMarked
package dev.lifesigns.checks.tcp;

import org.jspecify.annotations.NullMarked;
