/** NATS servers that answer and admit a client. */
@NullMarked
package dev.lifesigns.checks.nats;

import org.jspecify.annotations.NullMarked;
