/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the wrong kind, and values that are refused. */
class ValueFindingsTest {
    private static final String DURATION = "a duration from 1ms to 365d, such as 500ms, 2s or 1m";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            service: 5                           | 1:10: service: a single value (expected: a map)
            service: [a]                         | 1:10: service: a list (expected: a map)
            service:                             | 1:1: service: nothing (expected: a map)
            service: {name: [a]}                 | 1:17: service.name: a list (expected: text)
            service: {name: {a: b}}              | 1:17: service.name: a map (expected: text)
            service: {name: }                    | 1:11: service.name: nothing (expected: text)
            service: {name: ~}                   | 1:11: service.name: nothing (expected: text)
            service: {? [a] : b}                 | 1:13: service: a list as a key (expected: a name)
            server: {port: [1]}                  | 1:16: server.port: a list (expected: a whole number from 0 to 65535)
            server: {port: -1}                   | 1:16: server.port: '-1' (expected: a whole number from 0 to 65535)
            server: {port: 65536}                | 1:16: server.port: '65536' (expected: a whole number from 0 to 65535)
            server: {port: 8080.5}               | 1:16: server.port: '8080.5' (expected: a whole number from 0 to 65535)
            server: {port: 99999999999999999999} | 1:16: server.port: '99999999999999999999' (expected: a whole number from 0 to 65535)
            server: {host: "a b"}                | 1:16: server.host: 'a b' (expected: a host name or an IP address)
            server: {basePath: health}           | 1:20: server.basePath: 'health' (expected: a path such as /health)
            server: {basePath: /health/}         | 1:20: server.basePath: '/health/' (expected: a path such as /health)
            server: {drainDelay: 5}              | 1:22: server.drainDelay: '5' (expected: a duration from 0s to 1h, such as 500ms, 2s or 1m)
            server: {drainDelay: 2h}             | 1:22: server.drainDelay: '2h' (expected: a duration from 0s to 1h, such as 500ms, 2s or 1m)
            server: {rootAliases: yes}           | 1:23: server.rootAliases: 'yes' (expected: true or false)
            security: {publicLevel: check}       | 1:25: security.publicLevel: 'check' (expected: checks or status); did you mean 'checks'?
            security: {publicLevel: all}         | 1:25: security.publicLevel: 'all' (expected: checks or status)
            log: {format: xml}                   | 1:15: log.format: 'xml' (expected: text or json)
            log: {level: trace}                  | 1:14: log.level: 'trace' (expected: error, warning, info or debug)
            historySize: -1                      | 1:14: historySize: '-1' (expected: a whole number from 0 to 1000)
            historyFile: history                 | 1:14: historyFile: 'history' (expected: an absolute path)
            defaults: []                         | 1:11: defaults: a list (expected: a map)
            """)
    void refusedAboveTheChecks(String yaml, String finding) {
        assertThat(Configs.findingsAbove(yaml)).containsExactly("lifesigns.yaml:" + finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            perSecond: 0               | perSecond: '0' (expected: a whole number from 1 to 1000000)
            burst: x                   | burst: 'x' (expected: a whole number from 1 to 1000000)
            enabled: no                | enabled: 'no' (expected: true or false)
            exempt: 10.0.0.0/33        | exempt: '10.0.0.0/33' (expected: a network such as 10.0.0.0/8 or fd00::/8, or an address)
            exempt: [10.1.0.0/8]       | exempt: '10.1.0.0/8' (expected: a network such as 10.0.0.0/8 or fd00::/8, or an address)
            exempt: 10.0.0             | exempt: '10.0.0' (expected: a network such as 10.0.0.0/8 or fd00::/8, or an address)
            exempt: localhost          | exempt: 'localhost' (expected: a network such as 10.0.0.0/8 or fd00::/8, or an address)
            trustedProxies: "fd00::/129" | trustedProxies: 'fd00::/129' (expected: a network such as 10.0.0.0/8 or fd00::/8, or an address)
            trustedProxies: {a: b}     | trustedProxies: a map (expected: a list, each a network such as 10.0.0.0/8 or fd00::/8, or an address)
            """)
    void refusedInTheRateLimit(String keys, String finding) {
        assertThat(Configs.findingsAbove("security: {rateLimit: {" + keys + "}}"))
                .singleElement()
                .asString()
                .matches("lifesigns.yaml:1:[0-9]+: .*")
                .endsWith(": security.rateLimit." + finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            initialDelay: -1s        | initialDelay: '-1s' (expected: a duration from 0s to 365d, such as 500ms, 2s or 1m)
            jitter: 60%              | jitter: '60%' (expected: a share from 0% to 50%, such as 10% or 0.1)
            jitter: 0.6              | jitter: '0.6' (expected: a share from 0% to 50%, such as 10% or 0.1)
            failureThreshold: 0      | failureThreshold: '0' (expected: a whole number from 1 to 1000000)
            successThreshold: two    | successThreshold: 'two' (expected: a whole number from 1 to 1000000)
            critical: maybe          | critical: 'maybe' (expected: true or false)
            critical: treu           | critical: 'treu' (expected: true or false); did you mean 'true'?
            scope: hots              | scope: 'hots' (expected: process, host or dependency); did you mean 'host'?
            probes: []               | probes: an empty list (expected: a list, each liveness, readiness, startup, or a different name that matches [a-z0-9][a-z0-9._-]{0,62})
            probes: readines         | probes: 'readines' (expected: liveness, readiness, startup, or a different name that matches [a-z0-9][a-z0-9._-]{0,62}); did you mean 'readiness'?
            probes: [live]           | probes: 'live' (expected: liveness, readiness, startup, or a different name that matches [a-z0-9][a-z0-9._-]{0,62}); did you mean 'liveness'?
            probes: [My Probe]       | probes: 'My Probe' (expected: liveness, readiness, startup, or a different name that matches [a-z0-9][a-z0-9._-]{0,62})
            minFree: 1XB             | minFree: '1XB' (expected: a size such as 500MB, 1GB or 1GiB)
            minFree: 9999999999TB    | minFree: '9999999999TB' (expected: a size such as 500MB, 1GB or 1GiB)
            minFreeShare: 101%       | minFreeShare: '101%' (expected: a share from 0% to 100%, such as 10% or 0.1)
            """)
    void refusedInACheck(String key, String finding) {
        assertThat(Configs.findingsOfCheck("type: disk, path: /, " + key))
                .singleElement()
                .asString()
                .matches("(?s)lifesigns.yaml:2:[0-9]+: .*")
                .endsWith(": check 'database': " + finding);
    }

    @ParameterizedTest
    @CsvSource({"500", "1w", "1 s", "1.5s", "-1s", "0s", "366d", "s", "1S", "99999999999999999999s"})
    void durationIsAWholeNumberWithItsUnit(String duration) {
        assertThat(Configs.findingsOfCheck("type: deadlock, staleAfter: " + duration))
                .containsExactly("lifesigns.yaml:2:42: check 'database': staleAfter: '" + duration + "' (expected: "
                        + DURATION + ")");
    }

    @Test
    void entryOfChecksMustBeAMap() {
        assertThat(Configs.findings("checks:\n  a: text\n  b:\n  c: [x]\n"))
                .containsExactly(
                        "lifesigns.yaml:2:6: check 'a': a single value (expected: a map with at least the key 'type')",
                        "lifesigns.yaml:3:3: check 'b': nothing (expected: a map with at least the key 'type')",
                        "lifesigns.yaml:4:6: check 'c': a list (expected: a map with at least the key 'type')");
        assertThat(Configs.findings("checks: [a]"))
                .containsExactly("lifesigns.yaml:1:9: checks: a list (expected: a map with at least one check)");
    }

    @ParameterizedTest
    @CsvSource({"postgres, jdbc", "MySQL, jdbc", "database, jdbc", "url, http", "httpp, http"})
    void typeIsSuggestedByWhatPeopleCallIt(String written, String type) {
        assertThat(Configs.findingsOfCheck("type: " + written))
                .containsExactly("lifesigns.yaml:2:20: check 'database': type: '" + written
                        + "' (expected: broken, deadlock, disk, http, jdbc or unlinked); did you mean '" + type + "'?");
    }

    @Test
    void checkWhoseKeysAreNotIndentedIsOneFinding() {
        assertThat(Configs.findings("checks:\n  a:\n  type: disk\n  path: /\n  b: {type: deadlock}\n"))
                .containsExactly("lifesigns.yaml:2:3: check 'a': empty (expected: 'type' below it indented deeper)");
    }

    @Test
    void typeThatRejectsAnOptionIsReportedAtTheOption() {
        assertThat(Configs.findingsOfCheck("type: jdbc, url: h2"))
                .containsExactly("lifesigns.yaml:2:26: check 'database': url: h2 (expected: jdbc:…)");
    }

    @Test
    void typeThatFailsIsReportedByItsKindOnly() {
        assertThat(Configs.findingsOfCheck("type: broken"))
                .containsExactly("lifesigns.yaml:2:3: check 'database': type broken does not accept it"
                        + " (IllegalStateException)");
        assertThat(Configs.findingsOfCheck("type: unlinked"))
                .containsExactly("lifesigns.yaml:2:3: check 'database': type unlinked: a library is missing"
                        + " (NoClassDefFoundError: com/example/Client)");
    }

    @Test
    void valueWithATagIsRefused() {
        assertThat(Configs.findingsAbove("service: {name: !env orders}"))
                .containsExactly("lifesigns.yaml:1:17: service.name: a value with a tag"
                        + " (expected: no '!' before it, or quotes around it)");
    }

    @Test
    void aValueThatIsAcceptedAndDangerousIsWarnedAbout() {
        ConfigResult result = new ConfigReader(BuiltIn.types(), name -> null).read(Configs.NAME, """
                        checks:
                          mail: {type: tls, host: mail.test, port: 465, insecure: true}
                          web: {type: http, url: "https://web.test/", insecure: true}
                          safe: {type: http, url: "https://web.test/", insecure: false}
                        """);
        try (AgentConfig config = result.config()) {
            assertThat(config).isNotNull();
            assertThat(result.findings())
                    .extracting(Diagnostic::toString)
                    .containsExactly(
                            "lifesigns.yaml:2:49: warning: check 'mail': insecure: true: anyone on the way can be the"
                                    + " server (expected: trustFile)",
                            "lifesigns.yaml:3:47: warning: check 'web': insecure: true: anyone on the way can be the"
                                    + " server (expected: trustFile)");
        }
    }
}
