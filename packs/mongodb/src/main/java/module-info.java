import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.mongodb.MongodbCheckType;
import org.jspecify.annotations.NullMarked;

/**
 * Checks of MongoDB, with its own client.
 *
 * <p>Start at {@link dev.lifesigns.mongodb.MongodbCheck}.
 */
@NullMarked
module dev.lifesigns.mongodb {
    requires transitive dev.lifesigns;
    requires transitive dev.lifesigns.checks;
    requires transitive org.mongodb.driver.sync.client;
    requires org.mongodb.bson;
    requires org.mongodb.driver.core;
    requires static jsr305;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.mongodb;

    provides CheckType with
            MongodbCheckType;
}
