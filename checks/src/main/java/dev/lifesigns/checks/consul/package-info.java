/** Agents of Consul that know a leader. */
@NullMarked
package dev.lifesigns.checks.consul;

import org.jspecify.annotations.NullMarked;
