/** The library in a plain {@code main}, with the JDK's own server. */
@NullMarked
package dev.lifesigns.examples.quickstart;

import org.jspecify.annotations.NullMarked;
