import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints in a servlet container.
 *
 * <p>Start at {@link dev.lifesigns.servlet.HealthApplication} for an application that the container deploys, and at
 * {@link dev.lifesigns.servlet.HealthServlet} for a container that the program starts itself.
 */
@NullMarked
module dev.lifesigns.servlet {
    requires transitive dev.lifesigns.http;
    requires transitive jakarta.servlet;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.servlet;

    provides jakarta.servlet.ServletContainerInitializer with
            dev.lifesigns.servlet.HealthServletInitializer;
}
