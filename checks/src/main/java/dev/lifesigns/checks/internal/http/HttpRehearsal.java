/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.TlsRehearsal;
import java.time.Duration;

/** Loads what a first request needs, over loopback. */
public final class HttpRehearsal {
    private static final String PREPARED = "HTTP/1.1 503 Prepared\r\nContent-Length: 17\r\n\r\n{\"prepared\":true}";
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private HttpRehearsal() {}

    /** Loads it once in this JVM. */
    public static void once(boolean tls) throws Exception {
        Preparations.once("http", () -> {
            try (LoopbackServer server = new LoopbackServer(request -> PREPARED)) {
                HttpService.builder("http://localhost:" + server.port())
                        .build()
                        .run(CheckDeadline.after(PREPARATION), requests -> {
                            throw requests.get("/").unexpected("200");
                        });
            }
        });
        if (tls) {
            TlsRehearsal.once();
        }
    }
}
