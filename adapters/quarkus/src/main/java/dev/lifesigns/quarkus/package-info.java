/** The part of the Quarkus extension that is in the application. */
@NullMarked
package dev.lifesigns.quarkus;

import org.jspecify.annotations.NullMarked;
