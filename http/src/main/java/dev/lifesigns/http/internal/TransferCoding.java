/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.internal;

import dev.lifesigns.http.HealthRequest;

/** How the body of a request is framed; most frameworks accept more than the endpoint should. */
public final class TransferCoding {
    private TransferCoding() {}

    /**
     * Whether a request has a transfer coding other than {@code chunked}. Other servers may read its body differently
     * (RFC 9112, section 6.1): the response is 501, and nothing may follow on the connection.
     */
    public static boolean isForeign(HealthRequest request) {
        String coding = request.header("Transfer-Encoding");
        return coding != null && !coding.equalsIgnoreCase("chunked");
    }
}
