/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the values that checks put into details. None of them ever decides a verdict. */
class DetailsTest {
    enum Role {
        LEADER
    }

    record Peer(String host, int lag) {}

    record Login(String user, String password) {}

    private static Object shown(Object value) {
        return details(CheckResult.up().withDetail("value", value)).get("value");
    }

    private static Map<String, Object> details(CheckResult result) {
        Outcome outcome = Outcome.of(result, 1);
        assertThat(outcome.status()).isEqualTo(CheckStatus.UP);
        assertThat(outcome.error()).isNull();
        return outcome.details();
    }

    @Test
    void whatJsonKnowsStaysWhatItIs() {
        assertThat(shown(List.of("a", 1, true))).isEqualTo(List.of("a", 1, true));
        assertThat(shown(Map.of("lag", Map.of("ms", 4)))).isEqualTo(Map.of("lag", Map.of("ms", 4)));
        assertThat(shown(Set.of(7))).isEqualTo(List.of(7));
        assertThat(shown(new String[] {"a", null})).isEqualTo(Arrays.asList("a", null));
        assertThat(shown(new int[] {1, 2})).isEqualTo(List.of(1, 2));
        assertThat(shown(new double[][] {{0.5}, {}})).isEqualTo(List.of(List.of(0.5), List.of()));
        assertThat(shown(new boolean[] {true})).isEqualTo(List.of(true));
        assertThat(shown(null)).isNull();
    }

    @Test
    void otherValuesAreTheirText() {
        assertThat(shown(Role.LEADER)).isEqualTo("LEADER");
        assertThat(shown(new Peer("p", 3))).isEqualTo("Peer[host=p, lag=3]");
        assertThat(shown(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(shown(Duration.ofMillis(1_500))).isEqualTo("PT1.5S");
        assertThat(shown(Path.of("/var/lib"))).isEqualTo("/var/lib");
        assertThat(shown('c')).isEqualTo("c");
        assertThat(shown(String.class)).isEqualTo("java.lang.String");
        assertThat(shown(new IllegalStateException("closed"))).isEqualTo("IllegalStateException: closed");
    }

    @Test
    void optionalsAndCountersAreWhatTheyHold() {
        assertThat(shown(Optional.of(List.of(1)))).isEqualTo(List.of(1));
        assertThat(shown(Optional.empty())).isNull();
        assertThat(shown(OptionalInt.of(3))).isEqualTo(3);
        assertThat(shown(new AtomicLong(5))).isEqualTo(5L);
        assertThat(shown(new LongAdder())).isEqualTo(0L);
        assertThat(shown(new AtomicReference<>("x"))).isEqualTo("x");
    }

    @Test
    void aNestedValueIsACopy() {
        List<AtomicInteger> counters = new ArrayList<>(List.of(new AtomicInteger(1)));
        CheckResult result = CheckResult.up().withDetail("counters", counters);
        counters.get(0).set(2);
        counters.add(new AtomicInteger(3));
        assertThat(details(result)).isEqualTo(Map.of("counters", List.of(1L)));
    }

    @Test
    void numbersThatCanBeAKeyAreMasked() {
        CheckResult result = CheckResult.up()
                .withDetail("password", "hunter2".getBytes(UTF_8))
                .withDetail("secret", new int[] {104, 117, 110, 116})
                .withDetail("private_key", new BigInteger("9".repeat(60)))
                .withDetail("api_key", new BigDecimal("0." + "7".repeat(30)))
                .withDetail("login", Map.of("password", List.of(1, 2, 3, 4)))
                .withDetail("tokens", 4_096)
                .withDetail("latencies", List.of(1, 2, 3, 4))
                .withDetail("rows", new BigInteger("9".repeat(60)));
        assertThat(details(result))
                .containsEntry("password", "***")
                .containsEntry("secret", "***")
                .containsEntry("private_key", "***")
                .containsEntry("api_key", "***")
                .containsEntry("login", Map.of("password", "***"))
                .containsEntry("tokens", 4_096)
                .containsEntry("latencies", List.of(1, 2, 3, 4))
                .containsEntry("rows", new BigInteger("9".repeat(60)));
    }

    @Test
    void secretsAreMaskedByNameAtEveryDepth() {
        Map<String, Object> nested = Map.of(
                "pool",
                        Map.of(
                                "size",
                                3,
                                "logins",
                                List.of(Map.of("user", "app", "db.password", "correct horse battery"))),
                "apiKey", List.of("one", "two"),
                "credentials", Map.of("user", "app", "uses", 4, "fresh", true));
        assertThat(shown(nested))
                .isEqualTo(Map.of(
                        "pool", Map.of("size", 3, "logins", List.of(Map.of("user", "app", "db.password", "***"))),
                        "apiKey", List.of("***", "***"),
                        "credentials", Map.of("user", "***", "uses", 4, "fresh", true)));
    }

    @Test
    void secretsAreMaskedInNestedTextAndNames() {
        assertThat(shown(List.of("https://app:hunter2@db", new Login("app", "hunter2"))))
                .isEqualTo(List.of("https://***@db", "Login[user=app, password=***]"));
        assertThat(shown(Map.of("ghp_16C7e42F292c6912E7710c838347Ae178B4a", 1))).isEqualTo(Map.of("***", 1));
    }

    @Test
    void aNameAndAValueUnderNamesOfTheirOwnArePaired() {
        assertThat(shown(List.of(
                        Map.of("name", "DB_PASSWORD", "value", "correct horse"),
                        Map.of("name", "HOST", "value", "db"))))
                .isEqualTo(
                        List.of(Map.of("name", "DB_PASSWORD", "value", "***"), Map.of("name", "HOST", "value", "db")));
        assertThat(shown(List.of("--user", "app", "--password", "correct horse", "--port", "1")))
                .isEqualTo(List.of("--user", "app", "--password", "***", "--port", "1"));
        assertThat(shown(List.of("password", "correct horse"))).isEqualTo(List.of("password", "***"));
        assertThat(shown(List.of("user", "password", "host"))).isEqualTo(List.of("user", "password", "host"));
    }

    @Test
    void aNumberOrABooleanIsNoSecretUnlessPeopleTypeIt() {
        CheckResult result = CheckResult.up()
                .withDetail("tokens", 9)
                .withDetail("password", true)
                .withDetail("pin", 4711)
                .withDetail("otp", 123_456L);
        assertThat(details(result)).isEqualTo(Map.of("tokens", 9, "password", true, "pin", "***", "otp", "***"));
    }

    static Stream<Object> unreadable() {
        return Stream.of(
                new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("closed");
                    }
                },
                new Object() {
                    @Override
                    @SuppressWarnings("InfiniteRecursion") // as a careless one
                    public String toString() {
                        return toString();
                    }
                },
                new AbstractList<String>() {
                    @Override
                    public String get(int index) {
                        throw new ConcurrentModificationException();
                    }

                    @Override
                    public int size() {
                        return 1;
                    }
                },
                new AbstractMap<String, String>() {
                    @Override
                    public Set<Entry<String, String>> entrySet() {
                        throw new LinkageError("gone");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadSaysSo(Object value) {
        assertThat(shown(value)).isEqualTo("(unreadable)");
        assertThat(shown(List.of(1, value))).isEqualTo(List.of(1, "(unreadable)"));
        assertThat(details(CheckResult.up().withDetails(Map.of("a", value, "b", 2))))
                .isEqualTo(Map.of("a", "(unreadable)", "b", 2));
    }

    @Test
    void aMapThatCannotBeReadAddsASign() {
        Map<String, String> broken = new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                throw new IllegalStateException("closed");
            }
        };
        assertThat(details(CheckResult.up().withDetails(broken))).isEqualTo(Map.of("truncated", true));
    }

    @Test
    void whatIsInsideOfItselfEnds() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", List.of(map));
        assertThat(details(CheckResult.up().withDetail("value", map)))
                .isEqualTo(Map.of("value", Map.of("self", List.of("(circular)")), "truncated", true));
        List<Object> twice = List.of(1);
        assertThat(shown(List.of(twice, twice))).isEqualTo(List.of(List.of(1), List.of(1)));
    }

    @Test
    void whatNeverEndsIsCut() {
        Iterable<Integer> endless = () -> Stream.iterate(1, i -> i + 1).iterator();
        Map<String, Object> details = details(CheckResult.up().withDetail("value", endless));
        assertThat((List<?>) details.get("value")).hasSize(100);
        assertThat(details).containsEntry("truncated", true);

        assertThat(details(CheckResult.up().withDetail("value", Collections.nCopies(Integer.MAX_VALUE, "x"))))
                .containsEntry("truncated", true);
    }

    @Test
    void whatIsTooDeepOrTooWideIsCut() {
        Object deep = "bottom";
        for (int i = 0; i < 5_000; i++) {
            deep = List.of(deep);
        }
        assertThat(details(CheckResult.up().withDetail("value", deep))).containsEntry("truncated", true);

        Object wide = 1;
        for (int i = 0; i < 7; i++) {
            wide = Collections.nCopies(100, wide);
        }
        Map<String, Object> details =
                details(CheckResult.up().withDetail("value", wide).withDetail("version", "8.1"));
        assertThat(details).containsEntry("truncated", true).containsEntry("version", "8.1");
        assertThat(details.toString()).hasSizeLessThan(32 * 1024);
    }

    @Test
    void moreThanSixtyFourLeaveASign() {
        CheckResult result = CheckResult.up();
        for (int i = 0; i < 64; i++) {
            result = result.withDetail("k" + i, i);
        }
        assertThat(details(result)).hasSize(64).doesNotContainKey("truncated");
        assertThat(details(result.withDetail("z", 1)))
                .hasSize(65)
                .containsEntry("truncated", true)
                .doesNotContainKey("z");
    }

    @Test
    void whatDoesNotFitMakesRoomForWhatDoes() {
        Map<String, Object> details = new TreeMap<>();
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            details.put(name, "x ".repeat(2_000));
        }
        details.put("version", "8.1");
        assertThat(details(CheckResult.up().withDetails(details)))
                .containsOnlyKeys("a", "b", "c", "d", "version", "truncated");
    }

    @Test
    void aNumberOfAnyLengthIsBounded() {
        assertThat(shown(new java.math.BigDecimal("1e1000000000"))).isEqualTo("1E+1000000000");
        assertThat(shown(java.math.BigInteger.TEN.pow(5_000)).toString()).hasSizeLessThan(4_200);
        assertThat(shown(new java.math.BigDecimal("1.50"))).isEqualTo(new java.math.BigDecimal("1.50"));
    }
}
