/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ClassPathWithout;
import dev.lifesigns.checks.fixture.Processes;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.fixture.Threads;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisCheckLettuceTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static RedisServer server;

    private FaultProxy proxy;
    private RedisClient client;
    private StatefulRedisConnection<String, String> connection;
    private AsyncHealthCheck check;

    @BeforeAll
    static void startServer() throws Exception {
        server = RedisServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        proxy = FaultProxy.inFrontOf(server.port());
        client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(proxy.port())
                .withPassword(RedisServer.PASSWORD.toCharArray())
                .build());
        connection = client.connect();
        check = RedisCheck.lettuce(connection);
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        proxy.close();
    }

    @Test
    void upOverTheApplicationsConnection() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertUp(run());
        }

        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void silentServerIsATimeoutAtTheDeadline() throws Exception {
        proxy.inject(Fault.SILENT);

        assertThat(run(TIMEOUT).error()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void frozenServerIsSentOnePingHoweverLongItIsFrozen() throws Exception {
        assertUp(run());
        long pings = pings();
        long pid = server.info("process_id");
        Processes.freeze(pid);
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(run(Duration.ofMillis(100)).error()).isEqualTo(ErrorKind.TIMEOUT);
            }
        } finally {
            Processes.thaw(pid);
        }
        eventually("it answers again", () -> run().status() == CheckStatus.UP);
        assertThat(pings() - pings)
                .as("one while it was frozen, one afterwards")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void lostConnectionIsUnreachableAndUpAgainOnceLettuceHasReconnected() throws Exception {
        assertUp(run());
        proxy.inject(Fault.REFUSE);
        eventually("the loss is noticed", () -> !connection.isOpen());

        CheckResult lost = run();
        assertThat(lost.error()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(lost.message()).isEqualTo("the connection is closed or lost");

        proxy.inject(Fault.NONE);
        eventually("Lettuce has reconnected", () -> run().status() == CheckStatus.UP);
    }

    @Test
    void connectionThatIsResetUnderAPingIsNotUp() throws Exception {
        proxy.inject(Fault.RESET);

        assertThat(run().error()).isIn(ErrorKind.UNREACHABLE, ErrorKind.TIMEOUT);
    }

    @Test
    void userWhoMayNotPingIsUnauthorized() throws Exception {
        try (Jedis admin = server.connect()) {
            admin.aclSetUser("default", "-ping");
            try {
                CheckResult result = run();
                assertThat(result.error()).isEqualTo(ErrorKind.UNAUTHORIZED);
                assertThat(result.message()).startsWith("NOPERM ");
            } finally {
                admin.aclSetUser("default", "+ping");
            }
        }
    }

    @Test
    void fiftyFailingRunsLeaveNoThreadBehind() throws Exception {
        proxy.inject(Fault.SILENT);
        run(Duration.ofMillis(20));
        long before = Threads.count();
        for (int i = 0; i < 50; i++) {
            assertThat(run(Duration.ofMillis(20)).error()).isEqualTo(ErrorKind.TIMEOUT);
        }

        eventually("no more threads than before", () -> Threads.noMoreThan(before));
    }

    @Test
    void jedisNeedNotBeThere() throws Exception {
        try (URLClassLoader loader = ClassPathWithout.jars("jedis", "commons-pool2")) {
            assertThat(ClassPathWithout.call(loader, WithLettuceAlone.class)).isEqualTo(ErrorKind.UNREACHABLE.name());
        }
    }

    /** Runs where there is no Jedis. */
    public static final class WithLettuceAlone implements Callable<String> {
        @Override
        public String call() throws Exception {
            StatefulRedisConnection<?, ?> lost = (StatefulRedisConnection<?, ?>) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {StatefulRedisConnection.class},
                    (proxy, method, arguments) -> false);
            CompletionStage<CheckResult> run = RedisCheck.lettuce(lost).check(CheckDeadline.after(TIMEOUT));
            return String.valueOf(run.toCompletableFuture().get(90, SECONDS).error());
        }
    }

    private long pings() {
        try (Jedis admin = server.connect()) {
            return admin.info("commandstats")
                    .lines()
                    .filter(line -> line.startsWith("cmdstat_ping:calls="))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
                    .sum();
        }
    }

    private CheckResult run() throws Exception {
        return run(AMPLE);
    }

    private CheckResult run(Duration timeout) throws Exception {
        return check.check(CheckDeadline.after(timeout)).toCompletableFuture().get(90, SECONDS);
    }

    private static void assertUp(CheckResult result) {
        assertThat(result.status()).as("%s", result).isEqualTo(CheckStatus.UP);
    }
}
