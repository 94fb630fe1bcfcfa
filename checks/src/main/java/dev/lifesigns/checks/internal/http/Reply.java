/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.JsonReader;
import dev.lifesigns.checks.internal.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service says. */
public record Reply(Response response) {
    public int status() {
        return response.head().status();
    }

    /** The first 64 KiB of the body. */
    public String text() {
        return response.text();
    }

    /** @throws Refusal if it has another status */
    public Reply require(int status) throws Refusal {
        if (status() != status) {
            throw unexpected(String.valueOf(status));
        }
        return this;
    }

    /** @throws Refusal if the body is not a JSON object */
    public Map<?, ?> object() throws Refusal {
        if (json() instanceof Map<?, ?> object) {
            return object;
        }
        throw new Refusal(ErrorKind.FAILED, "body is JSON, but no object");
    }

    /** The body as a JSON object; empty if it is none. */
    public Map<?, ?> objectOrEmpty() {
        try {
            return object();
        } catch (Refusal other) {
            return Map.of();
        }
    }

    /** @throws Refusal if the body is not JSON */
    public @Nullable Object json() throws Refusal {
        try {
            return JsonReader.read(text());
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.FAILED, "body is " + e.getMessage());
        }
    }

    /** What to throw at a status that is not expected; its kind is that of the status. */
    public Refusal unexpected(String expected) {
        return new Refusal(Failures.kind(status()), "status " + status() + " (expected: " + expected + ")");
    }
}
