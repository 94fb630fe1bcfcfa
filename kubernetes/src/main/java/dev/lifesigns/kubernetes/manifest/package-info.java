/** Manifests of Kubernetes as they are written, each value with its place in the file. */
package dev.lifesigns.kubernetes.manifest;
