/** Threads that wait for each other forever. */
@NullMarked
package dev.lifesigns.checks.deadlock;

import org.jspecify.annotations.NullMarked;
