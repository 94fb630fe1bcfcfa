/** What many runs of a scenario have in common: figures, curves, and what is different with other settings. */
@NullMarked
package dev.lifesigns.probes.simulate.report;

import org.jspecify.annotations.NullMarked;
