/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;

class Tomcat10Test extends TomcatContract {
    /* Says at SEVERE that a client sent more trailers than are allowed, where a request ends at the same moment. */
    private static final Logger TRAILERS = Logger.getLogger("org.apache.coyote.http11.Http11Processor");

    @BeforeAll
    static void silenceTrailers() {
        TRAILERS.setLevel(Level.OFF);
    }
}
