/** Open files and sockets of a process. */
@NullMarked
package dev.lifesigns.checks.descriptors;

import org.jspecify.annotations.NullMarked;
