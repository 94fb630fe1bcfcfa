/** How busy this machine is, and what its processes wait for. */
@NullMarked
package dev.lifesigns.checks.load;

import org.jspecify.annotations.NullMarked;
