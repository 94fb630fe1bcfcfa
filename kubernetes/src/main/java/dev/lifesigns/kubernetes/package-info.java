/** What probes of Kubernetes are, and the times that follow from their numbers. */
package dev.lifesigns.kubernetes;
