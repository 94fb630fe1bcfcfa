/** Files that exist, and whose age and size are within limits. */
@NullMarked
package dev.lifesigns.checks.file;

import org.jspecify.annotations.NullMarked;
