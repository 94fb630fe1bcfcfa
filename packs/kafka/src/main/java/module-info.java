import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.kafka.KafkaCheckType;
import org.jspecify.annotations.NullMarked;

/**
 * Checks of Kafka, with its own client.
 *
 * <p>Start at {@link dev.lifesigns.kafka.KafkaCheck}.
 */
@NullMarked
module dev.lifesigns.kafka {
    requires transitive dev.lifesigns;
    requires transitive dev.lifesigns.checks;
    requires transitive kafka.clients;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.kafka;

    provides CheckType with
            KafkaCheckType;
}
