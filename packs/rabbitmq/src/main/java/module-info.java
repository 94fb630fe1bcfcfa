import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.rabbitmq.RabbitmqCheckType;
import org.jspecify.annotations.NullMarked;

/**
 * Checks of RabbitMQ, with its own client.
 *
 * <p>Start at {@link dev.lifesigns.rabbitmq.RabbitmqCheck}.
 */
@NullMarked
module dev.lifesigns.rabbitmq {
    requires transitive dev.lifesigns;
    requires transitive dev.lifesigns.checks;
    requires transitive com.rabbitmq.client;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.rabbitmq;

    provides CheckType with
            RabbitmqCheckType;
}
