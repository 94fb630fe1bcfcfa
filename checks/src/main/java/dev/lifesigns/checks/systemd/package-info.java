/** Units of systemd. */
@NullMarked
package dev.lifesigns.checks.systemd;

import org.jspecify.annotations.NullMarked;
