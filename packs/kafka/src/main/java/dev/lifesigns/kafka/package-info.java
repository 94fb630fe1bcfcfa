/** Checks of Kafka, over the application's {@code Admin} or over a client of the check's own. */
@NullMarked
package dev.lifesigns.kafka;

import org.jspecify.annotations.NullMarked;
