/** The types of checks that are not run: what others report, and what is computed from other checks. */
@NullMarked
package dev.lifesigns.agent.checks;

import org.jspecify.annotations.NullMarked;
