/** What is wrong with the probes of a manifest, why it matters, and what to write instead. */
package dev.lifesigns.kubernetes.lint;
