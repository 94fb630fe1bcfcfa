/** The agent at work: from a configuration to running checks, a server that tells of them, and a polite end. */
@NullMarked
package dev.lifesigns.agent.serve;

import org.jspecify.annotations.NullMarked;
