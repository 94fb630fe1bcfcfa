/** The running agent: from a configuration to running checks, a server that reports them, and a graceful stop. */
@NullMarked
package dev.lifesigns.agent.serve;

import org.jspecify.annotations.NullMarked;
