/** What the engine knows, as meters of Micrometer. Start at {@link dev.lifesigns.micrometer.HealthMetrics}. */
@NullMarked
package dev.lifesigns.micrometer;

import org.jspecify.annotations.NullMarked;
