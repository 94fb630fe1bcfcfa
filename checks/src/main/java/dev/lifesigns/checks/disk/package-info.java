/** Free space of a file system. */
@NullMarked
package dev.lifesigns.checks.disk;

import org.jspecify.annotations.NullMarked;
