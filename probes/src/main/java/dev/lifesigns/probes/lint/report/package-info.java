/** Reports of findings, for a terminal, for programs and for pull requests; and the baseline of known ones. */
@NullMarked
package dev.lifesigns.probes.lint.report;

import org.jspecify.annotations.NullMarked;
