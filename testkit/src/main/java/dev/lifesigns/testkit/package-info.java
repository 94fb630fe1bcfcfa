/** Virtual time, scripted checks and assertions. */
@NullMarked
package dev.lifesigns.testkit;

import org.jspecify.annotations.NullMarked;
