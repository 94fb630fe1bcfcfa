/** Threads that wait for each other for ever. */
package dev.lifesigns.checks.deadlock;
