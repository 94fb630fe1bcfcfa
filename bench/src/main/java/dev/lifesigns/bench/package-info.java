/** JMH benchmarks: reads, requests, runs, registrations and the worker pool; and the server that the probes of others measure. */
@NullMarked
package dev.lifesigns.bench;

import org.jspecify.annotations.NullMarked;
