/** Manifests of Kubernetes as they are written, each value with its place in the file. */
@NullMarked
package dev.lifesigns.probes.manifest;

import org.jspecify.annotations.NullMarked;
