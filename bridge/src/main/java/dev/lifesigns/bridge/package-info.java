/** Adoption of health checks that were written for a framework. Start at {@link dev.lifesigns.bridge.Bridge}. */
@NullMarked
package dev.lifesigns.bridge;

import org.jspecify.annotations.NullMarked;
