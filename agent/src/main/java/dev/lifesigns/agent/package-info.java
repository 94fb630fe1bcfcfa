/** The program: its command line, and what runs while it serves. */
@NullMarked
package dev.lifesigns.agent;

import org.jspecify.annotations.NullMarked;
