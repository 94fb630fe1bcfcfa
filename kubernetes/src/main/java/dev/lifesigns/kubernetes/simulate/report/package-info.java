/** What many runs of a scenario have in common: figures, curves, and what is different with other settings. */
package dev.lifesigns.kubernetes.simulate.report;
