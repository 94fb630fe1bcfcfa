/** Servers of gRPC whose health service says that they serve. */
@NullMarked
package dev.lifesigns.checks.grpc;

import org.jspecify.annotations.NullMarked;
