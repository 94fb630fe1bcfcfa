/** Checks of RabbitMQ, over connections of the application's {@code ConnectionFactory}. */
@NullMarked
package dev.lifesigns.rabbitmq;

import org.jspecify.annotations.NullMarked;
