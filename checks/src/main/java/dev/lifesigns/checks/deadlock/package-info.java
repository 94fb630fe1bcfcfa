/** Threads that wait for each other for ever. */
@NullMarked
package dev.lifesigns.checks.deadlock;

import org.jspecify.annotations.NullMarked;
