/** The commands of the agent. Each returns one of {@link dev.lifesigns.agent.command.ExitCodes}. */
@NullMarked
package dev.lifesigns.agent.command;

import org.jspecify.annotations.NullMarked;
