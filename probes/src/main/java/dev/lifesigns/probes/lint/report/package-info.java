/** How findings are told: to a person at a terminal, to a program, to a pull request; and the baseline of known ones. */
@NullMarked
package dev.lifesigns.probes.lint.report;

import org.jspecify.annotations.NullMarked;
