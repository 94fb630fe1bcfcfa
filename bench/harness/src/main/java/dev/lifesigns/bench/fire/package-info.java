/** Puts the agent under fire, and judges whether it keeps its promises. */
@NullMarked
package dev.lifesigns.bench.fire;

import org.jspecify.annotations.NullMarked;
