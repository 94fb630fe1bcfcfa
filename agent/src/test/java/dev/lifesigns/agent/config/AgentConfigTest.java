/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.http.Format;
import dev.lifesigns.http.PublicLevel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file without findings means. */
class AgentConfigTest {
    @Test
    void silentFileHoldsTheDefaults() {
        AgentConfig config = Configs.fine("checks: {a: {type: deadlock}}");
        assertThat(config.service()).isEqualTo(ServiceInfo.of("service", null, null));
        assertThat(config.server())
                .isEqualTo(new ServerConfig(
                        "127.0.0.1",
                        8080,
                        "/health",
                        Duration.ofSeconds(5),
                        true,
                        new ConnectionsConfig(10_000, 1_000),
                        Map.of(),
                        new MetricsConfig(true, "/metrics", List.of()),
                        true,
                        null,
                        null,
                        null,
                        null));
        assertThat(config.security())
                .isEqualTo(new SecurityConfig(
                        PublicLevel.CHECKS,
                        List.of(),
                        Map.of(),
                        new RateLimitConfig(true, 50, 100, List.of(), List.of(), false)));
        assertThat(config.security().hasCredentials()).isFalse();
        assertThat(config.log()).isEqualTo(new LogConfig(LogConfig.Format.text, LogConfig.Level.info));
        assertThat(config.historySize()).isEqualTo(16);
        assertThat(config.historyFile()).isNull();
        assertThat(config.checks().get(0).policy())
                .isEqualTo(CheckPolicy.builder().build());
    }

    @Test
    void everyKeyIsAccepted() {
        String bcrypt = "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
        String token = "sha256:" + "0123456789abcdef".repeat(4);
        AgentConfig config = Configs.fine("""
                service: {name: orders, version: 1.10, instance: pod-7}
                server: {host: "::1", port: 0, basePath: /internal/health, drainDelay: 0s, rootAliases: false,
                         connections: {max: 500, perAddress: 50},
                         metrics: {enabled: false, path: /internal/metrics, networks: [10.0.0.0/8]}, page: false}
                security:
                  publicLevel: status
                  detailed: {tokens: ["%s"], basic: {admin: "%s"}}
                  rateLimit: {enabled: false, perSecond: 1, burst: 2, exempt: ["fd00::/8", 10.0.0.0/8], trustedProxies: "::1"}
                historySize: 0
                historyFile: /var/lib/lifesigns/history
                checks: {a: {type: deadlock}}
                """.replaceFirst("%s", token).replace("%s", bcrypt));
        assertThat(config.service()).isEqualTo(ServiceInfo.of("orders", "1.10", "pod-7"));
        assertThat(config.server())
                .isEqualTo(new ServerConfig(
                        "::1",
                        0,
                        "/internal/health",
                        Duration.ZERO,
                        false,
                        new ConnectionsConfig(500, 50),
                        Map.of(),
                        new MetricsConfig(false, "/internal/metrics", List.of("10.0.0.0/8")),
                        false,
                        null,
                        null,
                        null,
                        null));
        assertThat(config.security())
                .isEqualTo(new SecurityConfig(
                        PublicLevel.STATUS,
                        List.of(token),
                        Map.of("admin", bcrypt),
                        new RateLimitConfig(false, 1, 2, List.of("fd00::/8", "10.0.0.0/8"), List.of("::1"), false)));
        assertThat(config.historySize()).isZero();
        assertThat(config.historyFile()).hasToString("/var/lib/lifesigns/history");
        assertThat(config.withPort(1).historyFile()).isEqualTo(config.historyFile());
    }

    @Test
    void operatorsAskOnThisMachineUnlessTheFileHasAnotherAddress() {
        assertThat(Configs.fine("server: {admin: {port: 8081}}\nchecks: {a: {type: deadlock}}")
                        .server()
                        .admin())
                .isEqualTo(new AdminConfig("127.0.0.1", 8081));
        assertThat(Configs.fine("server: {port: 1, admin: {port: 2}}\nchecks: {a: {type: deadlock}}")
                        .withPort(0)
                        .server()
                        .admin())
                .isEqualTo(new AdminConfig("127.0.0.1", 2));
    }

    @Test
    void operatorsNeedAPortOfTheirOwn() {
        assertThat(Configs.findingsAbove("server: {port: 8081, admin: {host: 0.0.0.0, port: 8081}}"))
                .containsExactly("lifesigns.yaml:1:1: server.admin.port: 8081"
                        + " (expected: another port than that of 'server.port')");
        assertThat(Configs.findingsAbove("server: {admin: {host: '::1'}}"))
                .containsExactly("lifesigns.yaml:1:10: missing key 'port' in 'server.admin'"
                        + " (expected: a whole number from 0 to 65535)");
        Configs.fine("server: {host: 10.0.0.1, port: 81, admin: {port: 81}}\nchecks: {a: {type: deadlock}}");
    }

    @Test
    void permissionsOfASocketAreThoseOfChmod() {
        assertThat(Configs.fine("server: {socket: {path: /run/a.sock}}\nchecks: {a: {type: deadlock}}")
                        .server()
                        .socket())
                .isEqualTo(new SocketConfig(Path.of("/run/a.sock"), PosixFilePermissions.fromString("rw-rw----")));
        assertThat(Configs.fine(
                                "server: {socket: {path: /run/a.sock, permissions: 642}}\nchecks: {a: {type: deadlock}}")
                        .server()
                        .socket())
                .isEqualTo(new SocketConfig(Path.of("/run/a.sock"), PosixFilePermissions.fromString("rw-r---w-")));
        assertThat(Configs.findingsAbove("server: {socket: {path: a.sock, permissions: 0888}}"))
                .containsExactly(
                        "lifesigns.yaml:1:25: server.socket.path: 'a.sock'"
                                + " (expected: an absolute path of at most 100 bytes)",
                        "lifesigns.yaml:1:46: server.socket.permissions: '0888'"
                                + " (expected: an octal number such as 0660)");
    }

    @Test
    void furtherPathsAreAccepted() {
        AgentConfig config = Configs.fine("""
                server:
                  paths:
                    /healthz: liveness
                    /actuator/health: {probe: readiness, format: actuator}
                    /reports: {probe: reports}
                security: {rateLimit: {strict: true}}
                checks: {a: {type: deadlock, probes: [readiness, reports]}}
                """);
        assertThat(config.server().paths())
                .containsExactly(
                        entry("/healthz", new PathConfig("liveness", null)),
                        entry("/actuator/health", new PathConfig("readiness", Format.ACTUATOR)),
                        entry("/reports", new PathConfig("reports", null)));
        assertThat(config.security().rateLimit().strict()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "healthz: liveness        | path 'healthz' (expected: /, or segments such as /healthz, without dots alone,"
                        + " empty segments or escapes)",
                "/a//: liveness           | path '/a//' (expected: /, or",
                "/a/../b: liveness        | path '/a/../b' (expected: /, or",
                "/a: readyness            | server.paths./a: 'readyness' (expected: liveness, readiness, startup, or",
                "/a: {format: text}       | missing key 'probe'",
                "/a: {probe: liveness, format: xml} | format: 'xml' (expected: json, health+json, actuator, microprofile"
                        + " or text)",
                "/a: payments             | path '/a': probe: 'payments' (expected: one of liveness, readiness, startup)",
                "/health/live: liveness   | path: '/health/live' (expected: a path that is not in use; the endpoint"
                        + " itself responds there, and basePath moves it)",
                "/livez: liveness         | path: '/livez' (expected: a path that is not in use; rootAliases adds it already)",
                "/health/detailed: startup | path: '/health/detailed' (expected: a path that is not in use; the endpoint"
                        + " itself responds there, and basePath moves it)"
            })
    void pathsThatDoNotFitAreRefused(String path, String finding) {
        assertThat(Configs.findingsAbove("server: {paths: {" + path + "}}").toString())
                .contains(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics: {path: /livez}  | server.metrics: path: '/livez' (expected: a path that is not in use; rootAliases"
                        + " adds it already)",
                "metrics: {path: metrics} | server.metrics.path: 'metrics' (expected: /, or segments such as /metrics,",
                "metrics: {networks: [a]} | 'a' (expected: a network such as 10.0.0.0/8 or fd00::/8, or an address)",
                "paths: {/metrics: liveness} | server.paths: path: '/metrics' (expected: a path that is not in use; the"
                        + " metrics are there already)"
            })
    void metricsThatDoNotFitAreRefused(String server, String finding) {
        assertThat(Configs.findingsAbove("server: {" + server + "}").toString()).contains(finding);
    }

    @Test
    void everyKeyOfAPolicyIsAccepted() {
        AgentConfig config = Configs.fine("""
                checks:
                  a:
                    type: http
                    url: x
                    critical: false
                    probes: [readiness, canary]
                    period: 1m
                    timeout: 500ms
                    initialDelay: 3s
                    jitter: 20%
                    failureThreshold: 3
                    successThreshold: 2
                    staleAfter: 2m
                    scope: process
                    allowDependencyInLiveness: true
                """);
        assertThat(config.checks().get(0).policy())
                .isEqualTo(CheckPolicy.builder()
                        .nonCritical()
                        .probes("readiness", "canary")
                        .period(Duration.ofMinutes(1))
                        .timeout(Duration.ofMillis(500))
                        .initialDelay(Duration.ofSeconds(3))
                        .jitter(0.2)
                        .failureThreshold(3)
                        .successThreshold(2)
                        .staleAfter(Duration.ofMinutes(2))
                        .scope(CheckScope.PROCESS)
                        .allowDependencyInLiveness()
                        .build());
    }

    @Test
    void checkOverridesTheDefaults() {
        AgentConfig config = Configs.fine("""
                checks:
                  a: {type: deadlock}
                  b: {type: deadlock, period: 7s, critical: true, probes: startup}
                defaults: {period: 20s, timeout: 3s, critical: false, probes: [liveness, readiness]}
                """);
        CheckPolicy a = config.checks().get(0).policy();
        CheckPolicy b = config.checks().get(1).policy();
        assertThat(a.period()).hasSeconds(20);
        assertThat(a.critical()).isFalse();
        assertThat(a.probes()).containsExactly("liveness", "readiness");
        assertThat(a.staleAfter()).hasSeconds(63);
        assertThat(b.period()).hasSeconds(7);
        assertThat(b.timeout()).hasSeconds(3);
        assertThat(b.critical()).isTrue();
        assertThat(b.probes()).containsExactly("startup");
        assertThat(b.staleAfter()).hasSeconds(24);
    }

    @Test
    void optionsReachTheCheck() {
        AgentConfig config = Configs.fine("""
                checks:
                  disk: {type: disk, path: /, minFree: 1GiB, minFreeShare: 5%}
                  web: {type: http, url: "http://a/", expect: [200, 3xx], warnAfter: 1d, count: -3, strict: true}
                  api: {type: http, url: "http://b/", expect: 204}
                """);
        TestTypes.Made disk = (TestTypes.Made) config.checks().get(0).check();
        TestTypes.Made web = (TestTypes.Made) config.checks().get(1).check();
        TestTypes.Made api = (TestTypes.Made) config.checks().get(2).check();
        assertThat(disk.values.checkName()).isEqualTo("disk");
        assertThat(disk.values.timeout()).hasSeconds(2);
        assertThat(disk.values.get(TestTypes.MIN_FREE)).isEqualTo(1L << 30);
        assertThat(disk.values.get(TestTypes.MIN_FREE_SHARE)).isEqualTo(0.05);
        assertThat(web.values.get(TestTypes.EXPECT)).containsExactly("200", "3xx");
        assertThat(web.values.get(TestTypes.WARN_AFTER)).hasDays(1);
        assertThat(web.values.get(TestTypes.COUNT)).isEqualTo(-3);
        assertThat(web.values.get(TestTypes.STRICT)).isTrue();
        assertThat(api.values.get(TestTypes.EXPECT)).containsExactly("204");
        assertThat(api.values.get(TestTypes.STRICT)).isFalse();
        assertThat(api.values.find(TestTypes.WARN_AFTER)).isNull();
    }

    @Test
    void checksOfAFineFileAreClosedWithIt() {
        List<TestTypes.Made> made = new ArrayList<>();
        ConfigReader reader = new ConfigReader(CheckTypes.of(TestTypes.all(made)), name -> null);
        AgentConfig config = reader.read("a.yaml", "checks: {a: {type: deadlock}, b: {type: deadlock}}")
                .config();
        assertThat(made).hasSize(2).noneMatch(check -> check.closed);
        config.close();
        assertThat(made).allMatch(check -> check.closed);
    }

    @Test
    void checksOfARefusedFileAreClosedAtOnce() {
        List<TestTypes.Made> made = new ArrayList<>();
        ConfigReader reader = new ConfigReader(CheckTypes.of(TestTypes.all(made)), name -> null);
        assertThat(reader.read("a.yaml", "checks: {a: {type: deadlock}, b: {type: nope}}")
                        .config())
                .isNull();
        assertThat(made).hasSize(1).allMatch(check -> check.closed);
    }

    @Test
    void engineTakesWhatTheReaderTakes() {
        AgentConfig config = Configs.fine("""
                historySize: 1000
                checks:
                  a: {type: deadlock, period: 364d, timeout: 1ms, staleAfter: 365d, scope: host}
                  b: {type: deadlock, cacheFor: 1ms, timeout: 364d, staleAfter: 365d}
                  c-._9: {type: deadlock, jitter: 0.5, probes: [x.y-z_0], failureThreshold: 1000000}
                """);
        HealthChecker.Builder builder =
                HealthChecker.builder().historySize(config.historySize()).probe("x.y-z_0");
        config.checks().forEach(check -> builder.check(check.name(), check.check(), check.policy()));
        builder.build().close();
    }

    @Test
    void tenThousandChecksAreReadAtOnce() {
        StringBuilder yaml = new StringBuilder("checks:\n");
        for (int i = 0; i < 10_000; i++) {
            yaml.append("  check-")
                    .append(i)
                    .append(": {type: jdbc, url: 'jdbc:postgresql://localhost:5432/orders',")
                    .append(" username: orders, password: '${P}', timeout: 1s}\n");
        }
        assertThat(Configs.fine(yaml.toString(), Map.of("P", "hunter2")).checks())
                .hasSize(10_000);
    }
}
