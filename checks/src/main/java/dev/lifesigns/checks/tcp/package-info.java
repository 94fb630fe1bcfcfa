/** TCP servers that accept connections. */
package dev.lifesigns.checks.tcp;
