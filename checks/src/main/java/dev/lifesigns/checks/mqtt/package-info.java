/** MQTT brokers that admit a client and answer it. */
@NullMarked
package dev.lifesigns.checks.mqtt;

import org.jspecify.annotations.NullMarked;
