/** Measures Lifesigns beside its peers. */
@NullMarked
package dev.lifesigns.bench.peers;

import org.jspecify.annotations.NullMarked;
