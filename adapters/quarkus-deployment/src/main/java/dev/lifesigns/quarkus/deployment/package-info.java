/** The part of the Quarkus extension that is in the build of the application. */
@NullMarked
package dev.lifesigns.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
