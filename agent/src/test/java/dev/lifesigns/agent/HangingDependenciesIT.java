/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.Prober.Probe;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dependencies that accept connections and never answer: the agent knows, and pays nothing for it. */
class HangingDependenciesIT {
    /** Threads that the JVM and the clients keep for a moment. One lost per run of a single check would be ten. */
    private static final int IN_PASSING = 5;

    @TempDir
    private Path directory;

    @Test
    void fiveThatHangCostNoThreadsAndNoProbeAndAreReportedInTime() throws Exception {
        try (ScriptedHttpServer web = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                RedisServer redis = RedisServer.start();
                FaultProxy webProxy = FaultProxy.inFrontOf(web.port());
                FaultProxy redisProxy = FaultProxy.inFrontOf(redis.port());
                FaultProxy silent = FaultProxy.inFrontOf(web.port())) {
            silent.inject(Fault.SILENT);
            String yaml = """
                    defaults: {period: 300ms, timeout: 200ms}
                    checks:
                      threads: {type: deadlock, probes: [liveness, readiness]}
                      web: {type: http, url: "http://127.0.0.1:WEB/"}
                      cache: {type: redis, uri: "redis://127.0.0.1:CACHE", password: "${REDIS_PASSWORD}"}
                      silent-web: {type: http, url: "http://127.0.0.1:SILENT/", critical: false}
                      silent-postgres: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:SILENT/o", critical: false}
                      silent-mariadb: {type: jdbc, url: "jdbc:mariadb://127.0.0.1:SILENT/o", critical: false}
                    """.replace("WEB", Integer.toString(webProxy.port()))
                    .replace("CACHE", Integer.toString(redisProxy.port()))
                    .replace("SILENT", Integer.toString(silent.port()));
            try (AgentProcess agent =
                    AgentProcess.serve(directory, Map.of("REDIS_PASSWORD", RedisServer.PASSWORD), yaml)) {
                agent.awaitReady("\"web\":{\"status\":\"up\"");
                agent.awaitReady("\"cache\":{\"status\":\"up\"");
                Prober ready = new Prober(agent.port(), "/health/ready", true);
                Prober live = new Prober(agent.port(), "/health/live", false);

                webProxy.inject(Fault.SILENT);
                redisProxy.inject(Fault.SILENT);
                agent.awaitReady("\"web\":{\"status\":\"down\"");
                agent.awaitReady("\"cache\":{\"status\":\"down\"");
                assertThat(agent.get("/ready").statusCode()).isEqualTo(503);
                assertThat(agent.get("/ready").body()).doesNotContain("-web\":{\"status\":\"up\"");

                int before = mostThreads(agent, ready, 25);
                int after = mostThreads(agent, ready, 40);
                assertThat(after).isLessThanOrEqualTo(before + IN_PASSING);

                webProxy.inject(Fault.NONE);
                redisProxy.inject(Fault.NONE);
                agent.awaitReady("\"web\":{\"status\":\"up\"");
                agent.awaitReady("\"cache\":{\"status\":\"up\"");
                assertThat(agent.get("/ready").statusCode()).isEqualTo(200);

                assertServed(ready.sofar());
                assertServed(live.sofar());
                assertThat(live.sofar()).allMatch(probe -> probe.code() == 200);
            }
        }
    }

    /** The most threads seen while that many more probes are answered, which takes about 80 ms each. */
    private static int mostThreads(AgentProcess agent, Prober prober, int probes) throws Exception {
        int most = 0;
        int begin = prober.sofar().size();
        for (int i = 1; i <= probes; i++) {
            prober.awaitProbes(begin + i);
            most = Math.max(most, agent.threads());
        }
        return most;
    }

    private static void assertServed(List<Probe> probes) {
        assertThat(probes)
                .hasSizeGreaterThan(30)
                .allSatisfy(probe -> assertThat(probe.broken()).isNull());
    }
}
