/** What is simulated, as data: probes, an application, a cluster, traffic, and what happens to them. Read from YAML. */
@NullMarked
package dev.lifesigns.probes.simulate.scenario;

import org.jspecify.annotations.NullMarked;
