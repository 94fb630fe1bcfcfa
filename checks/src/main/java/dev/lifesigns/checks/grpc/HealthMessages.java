/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The messages of {@code grpc.health.v1.Health/Check}: a text as the first field, and an enumeration as the first field. */
final class HealthMessages {
    static final String PATH = "/grpc.health.v1.Health/Check";

    private static final int LENGTH_OF_PREFIX = 5;
    private static final int TEXT_AS_FIRST_FIELD = 0x0a;
    private static final int NUMBER_AS_FIRST_FIELD = 0x08;

    private HealthMessages() {}

    /** The question for a service, or for the server if its name is empty. */
    static byte[] request(String service) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] name = service.getBytes(UTF_8);
        if (name.length > 0) {
            message.write(TEXT_AS_FIRST_FIELD);
            int left = name.length;
            for (; left >= 0x80; left >>>= 7) {
                message.write(left & 0x7f | 0x80);
            }
            message.write(left);
            message.writeBytes(name);
        }
        return ByteBuffer.allocate(LENGTH_OF_PREFIX + message.size())
                .put((byte) 0)
                .putInt(message.size())
                .put(message.toByteArray())
                .array();
    }

    /** @throws Refusal if the body does not say that the service is serving */
    static CheckResult verdict(byte[] body) throws Refusal {
        int status = status(body);
        return switch (status) {
            case 1 -> CheckResult.up();
            case 0 -> throw notServing("UNKNOWN");
            case 2 -> throw notServing("NOT_SERVING");
            case 3 -> throw notServing("SERVICE_UNKNOWN");
            default -> throw notServing("status " + status + " of health");
        };
    }

    private static Refusal notServing(String found) {
        return new Refusal(ErrorKind.FAILED, found + " (expected: SERVING)");
    }

    /** A message without the field has the value 0. */
    private static int status(byte[] body) throws Refusal {
        if (body.length == LENGTH_OF_PREFIX && ByteBuffer.wrap(body).getInt(1) == 0) {
            return 0;
        }
        boolean simple = body.length == LENGTH_OF_PREFIX + 2
                && body[0] == 0
                && ByteBuffer.wrap(body).getInt(1) == 2
                && body[LENGTH_OF_PREFIX] == NUMBER_AS_FIRST_FIELD
                && body[LENGTH_OF_PREFIX + 1] >= 0;
        if (!simple) {
            throw new Refusal(
                    ErrorKind.FAILED, "a message of " + body.length + " bytes (expected: a HealthCheckResponse)");
        }
        return body[LENGTH_OF_PREFIX + 1];
    }
}
