/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything the agent depends on: dependencies with a fixed mode, and flapping ones that follow a schedule. */
final class Dependencies implements AutoCloseable {
    /** The one that decides readiness. */
    static final String DECIDING = "flapping";

    private static final Set<FaultMode> ANSWER_WANTED = EnumSet.of(FaultMode.HEALTHY, FaultMode.SLOW);
    private static final Set<FaultMode> CONNECTION_WANTED = EnumSet.complementOf(EnumSet.of(FaultMode.REFUSES));

    private static final String HTTP = "type: http, url: \"http://127.0.0.1:%d/\"";
    private static final String REDIS = "type: redis, uri: \"redis://127.0.0.1:%d\"";
    private static final String TCP = "type: tcp, host: 127.0.0.1, port: %d";
    private static final String JDBC =
            "type: jdbc, username: fire, url: \"jdbc:postgresql://127.0.0.1:%d/fire?sslmode=disable&gssEncMode=disable"
                    + "&preferQueryMode=simple\"";
    private static final String NOT_CRITICAL = ", critical: false";

    private final List<Dependency> all = new ArrayList<>();

    Dependencies() throws IOException {
        add("steady", FaultMode.HEALTHY, HttpProtocol::new, HTTP);
        add("slow", FaultMode.SLOW, HttpProtocol::new, HTTP);
        add("hanging", FaultMode.HANGS, HttpProtocol::new, HTTP + NOT_CRITICAL);
        add("hanging-cache", FaultMode.HANGS, RedisProtocol::new, REDIS + NOT_CRITICAL);
        add("hanging-database", FaultMode.HANGS, PostgresProtocol::new, JDBC + NOT_CRITICAL);
        add("dripping", FaultMode.DRIPS, HttpProtocol::new, HTTP + NOT_CRITICAL);
        add("failing", FaultMode.FAILS, HttpProtocol::new, HTTP + NOT_CRITICAL);
        add("refusing", FaultMode.REFUSES, HttpProtocol::new, TCP + NOT_CRITICAL);
        add(DECIDING, null, HttpProtocol::new, HTTP);
        add("flapping-cache", null, RedisProtocol::new, REDIS + NOT_CRITICAL);
        add("flapping-database", null, PostgresProtocol::new, JDBC + NOT_CRITICAL);
        add("flapping-port", null, HttpProtocol::new, TCP + NOT_CRITICAL);
        add("hopeless", FaultMode.HANGS, HttpProtocol::new, HTTP + ", probes: [strict]");
    }

    private void add(String name, @Nullable FaultMode fixedMode, Supplier<Protocol> protocol, String options)
            throws IOException {
        Backend backend = new Backend(protocol);
        if (fixedMode != null) {
            backend.becomes(fixedMode);
        }
        Set<FaultMode> good = options.startsWith(TCP) ? CONNECTION_WANTED : ANSWER_WANTED;
        all.add(new Dependency(name, backend, fixedMode, options, good));
    }

    List<Dependency> all() {
        return all;
    }

    /** Switches the flapping dependencies to a mode. */
    void become(FaultMode mode) throws IOException {
        for (Dependency each : all) {
            if (each.fixedMode() == null) {
                each.backend().becomes(mode);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Dependency each : all) {
            each.backend().close();
        }
    }
}
