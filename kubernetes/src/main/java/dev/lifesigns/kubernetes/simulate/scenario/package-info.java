/** What is simulated, as data: probes, an application, a cluster, traffic, and what happens to them. Read from YAML. */
package dev.lifesigns.kubernetes.simulate.scenario;
