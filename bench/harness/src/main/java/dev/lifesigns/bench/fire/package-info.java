/** Puts the agent under fire, and decides whether it keeps its promises. */
@NullMarked
package dev.lifesigns.bench.fire;

import org.jspecify.annotations.NullMarked;
