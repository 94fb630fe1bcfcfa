/** What a probe and a run cost, by JMH. */
@NullMarked
package dev.lifesigns.bench;

import org.jspecify.annotations.NullMarked;
