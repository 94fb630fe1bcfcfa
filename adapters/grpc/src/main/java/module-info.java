import org.jspecify.annotations.NullMarked;

/**
 * The gRPC health checking protocol.
 *
 * <p>Start at {@link dev.lifesigns.grpc.HealthService}.
 */
@NullMarked
module dev.lifesigns.grpc {
    requires transitive dev.lifesigns;
    requires transitive io.grpc;
    requires com.google.protobuf;
    requires io.grpc.services;
    requires io.grpc.stub;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.lifesigns.grpc;
}
