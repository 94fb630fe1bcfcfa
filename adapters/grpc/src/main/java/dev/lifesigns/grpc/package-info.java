/** The gRPC health checking protocol. */
@NullMarked
package dev.lifesigns.grpc;

import org.jspecify.annotations.NullMarked;
