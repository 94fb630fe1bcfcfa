/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.grpc;

import dev.lifesigns.ErrorKind;

/** The statuses of gRPC, in the order of their codes, and what they mean for a check. */
enum StatusCode {
    OK(ErrorKind.FAILED),
    CANCELLED(ErrorKind.FAILED),
    UNKNOWN(ErrorKind.FAILED),
    INVALID_ARGUMENT(ErrorKind.FAILED),
    DEADLINE_EXCEEDED(ErrorKind.TIMEOUT),
    NOT_FOUND(ErrorKind.FAILED),
    ALREADY_EXISTS(ErrorKind.FAILED),
    PERMISSION_DENIED(ErrorKind.UNAUTHORIZED),
    RESOURCE_EXHAUSTED(ErrorKind.EXHAUSTED),
    FAILED_PRECONDITION(ErrorKind.FAILED),
    ABORTED(ErrorKind.FAILED),
    OUT_OF_RANGE(ErrorKind.FAILED),
    UNIMPLEMENTED(ErrorKind.FAILED),
    INTERNAL(ErrorKind.FAILED),
    UNAVAILABLE(ErrorKind.UNREACHABLE),
    DATA_LOSS(ErrorKind.FAILED),
    UNAUTHENTICATED(ErrorKind.UNAUTHORIZED);

    private final ErrorKind kind;

    StatusCode(ErrorKind kind) {
        this.kind = kind;
    }

    ErrorKind kind() {
        return kind;
    }

    /** The one with a code; one that is not known is {@link #UNKNOWN}, as gRPC demands. */
    static StatusCode of(int code) {
        return code < values().length ? values()[code] : UNKNOWN;
    }
}
