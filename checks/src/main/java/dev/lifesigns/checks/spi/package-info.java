/** What a check type tells the agent, so that it can be written in a configuration file. */
@NullMarked
package dev.lifesigns.checks.spi;

import org.jspecify.annotations.NullMarked;
