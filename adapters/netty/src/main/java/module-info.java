import org.jspecify.annotations.NullMarked;

/**
 * Health endpoints on a small server of their own, made of Netty 4.2.
 *
 * <p>Start at {@link dev.lifesigns.netty.HealthServer}.
 */
@NullMarked
module dev.lifesigns.netty {
    requires transitive dev.lifesigns.http;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires static io.netty.transport.unix.common;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.netty;
}
