/** Memory of this process, or of the machine below it. */
@NullMarked
package dev.lifesigns.checks.memory;

import org.jspecify.annotations.NullMarked;
