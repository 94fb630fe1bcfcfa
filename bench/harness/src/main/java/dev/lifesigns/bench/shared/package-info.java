/** Starting, asking and watching processes, and writing down what was found. */
@NullMarked
package dev.lifesigns.bench.shared;

import org.jspecify.annotations.NullMarked;
