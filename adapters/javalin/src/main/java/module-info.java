import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints in Javalin 7.
 *
 * <p>Start at {@link dev.lifesigns.javalin.HealthPlugin}.
 */
@NullMarked
module dev.lifesigns.javalin {
    requires transitive dev.lifesigns.http;
    requires transitive io.javalin;
    requires dev.lifesigns.jetty;
    requires org.eclipse.jetty.server;
    requires static org.jspecify;

    exports dev.lifesigns.javalin;
}
