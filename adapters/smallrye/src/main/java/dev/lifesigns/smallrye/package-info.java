/**
 * The checks of SmallRye Health, run by the engine: a CDI extension, and the reporter that replaces SmallRye's. Start at
 * {@link dev.lifesigns.smallrye.SmallRyeEngine}.
 */
@NullMarked
package dev.lifesigns.smallrye;

import org.jspecify.annotations.NullMarked;
