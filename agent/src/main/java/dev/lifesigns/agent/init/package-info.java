/** Writes a first configuration from the files that a service has already. */
@NullMarked
package dev.lifesigns.agent.init;

import org.jspecify.annotations.NullMarked;
