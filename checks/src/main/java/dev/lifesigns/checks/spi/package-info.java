/** What a check type declares to the agent, so that it can be written in a configuration file. */
@NullMarked
package dev.lifesigns.checks.spi;

import org.jspecify.annotations.NullMarked;
