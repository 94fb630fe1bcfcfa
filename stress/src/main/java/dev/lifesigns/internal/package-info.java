/** The threads of the engine, under jcstress; see {@link dev.lifesigns}. */
@NullMarked
package dev.lifesigns.internal;

import org.jspecify.annotations.NullMarked;
