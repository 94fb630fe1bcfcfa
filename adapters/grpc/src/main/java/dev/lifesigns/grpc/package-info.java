/** The gRPC health checking protocol. Start at {@link dev.lifesigns.grpc.HealthService}. */
@NullMarked
package dev.lifesigns.grpc;

import org.jspecify.annotations.NullMarked;
