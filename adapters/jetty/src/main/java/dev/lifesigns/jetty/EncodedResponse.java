/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import dev.lifesigns.http.HealthResponse;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * A response as Jetty writes it, with encoded header fields. Immutable.
 *
 * @param source the response of the endpoint
 * @param headers all of them
 * @param bytes the body, never read itself
 */
record EncodedResponse(HealthResponse source, HttpFields headers, ByteBuffer bytes) {
    static EncodedResponse of(HealthResponse source) {
        HttpField[] fields =
                source.headers().stream().map(EncodedResponse::encoded).toArray(HttpField[]::new);
        return new EncodedResponse(source, HttpFields.from(fields), source.body());
    }

    /** Jetty finds the fields that it has to understand, such as the length, by its own constant only. */
    private static HttpField encoded(HealthResponse.Header header) {
        return new PreEncodedHttpField(HttpHeader.CACHE.get(header.name()), header.name(), header.value());
    }

    /** The body to write, with a position of its own. */
    ByteBuffer body() {
        return bytes.duplicate();
    }
}
