/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ClassPathWithout;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.fixture.Threads;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;

class RedisCheckJedisTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int POOL_SIZE = 2;

    private static RedisServer server;

    private FaultProxy proxy;
    private RedisClient client;
    private HealthCheck check;

    @BeforeAll
    static void startServer() throws Exception {
        server = RedisServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void startClient() throws Exception {
        proxy = FaultProxy.inFrontOf(server.port());
        client = client(RedisServer.PASSWORD);
        check = RedisCheck.jedis(client);
    }

    @AfterEach
    void stopClient() throws Exception {
        client.close();
        proxy.close();
    }

    @Test
    void upWithTheFiguresOfThePool() {
        assertThat(runUp(check).details())
                .containsEntry("pool_active", 0)
                .containsEntry("pool_idle", 1)
                .containsEntry("pool_max", POOL_SIZE)
                .containsEntry("pool_waiting", 0);
    }

    @Test
    void fiftyRunsNeedOneConnectionAndReturnItAsItWas() {
        for (int i = 0; i < 50; i++) {
            runUp(check);
        }

        assertThat(proxy.accepted()).isEqualTo(1);
        try (Connection connection = client.getPool().getResource()) {
            assertThat(connection.getSoTimeout()).isEqualTo(1_234);
        }
    }

    @Test
    void usedUpPoolIsExhaustedBeforeTheDeadline() {
        Connection one = client.getPool().getResource();
        Connection other = client.getPool().getResource();
        try (one;
                other) {
            CheckResult result = runDown(check, TIMEOUT, ErrorKind.EXHAUSTED);

            assertThat(result.details()).containsEntry("pool_active", POOL_SIZE).containsEntry("pool_idle", 0);
        }
        runUp(check);
    }

    @Test
    void connectionThatIsReturnedInTimeIsUp() {
        Connection one = client.getPool().getResource();
        try (Connection other = client.getPool().getResource()) {
            CompletableFuture<Void> returned = CompletableFuture.runAsync(
                    one::close, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
            runUp(check);
            returned.join();
            assertThat(other.isBroken()).isFalse();
        }
    }

    @Test
    void refusedIsUnreachable() {
        proxy.inject(Fault.REFUSE);

        runDown(check, TIMEOUT, ErrorKind.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void connectionThatFailsIsNotReturnedToThePool(Fault fault) throws Exception {
        runUp(check);
        proxy.inject(fault);
        ErrorKind expected = fault == Fault.SILENT || fault == Fault.SLOW ? ErrorKind.TIMEOUT : ErrorKind.UNREACHABLE;
        runDown(check, TIMEOUT, expected);
        proxy.inject(Fault.NONE);

        eventually("it is out of the pool", () -> client.getPool().getNumActive() == 0);
        runUp(check);
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() {
        try (RedisClient refused = client("wr0ng-planted")) {
            CheckResult result = runDown(RedisCheck.jedis(refused), TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.toString()).doesNotContain("wr0ng-planted");
        }
    }

    @Test
    void clientOfAnotherKindPingsAsItIs() {
        try (PooledConnectionProvider provider = new PooledConnectionProvider(address(), config(RedisServer.PASSWORD));
                UnifiedJedis other = new OtherJedis(provider)) {
            HealthCheck pinging = RedisCheck.jedis(other);
            assertThat(runUp(pinging).details()).isEmpty();

            proxy.inject(Fault.REFUSE);
            runDown(pinging, TIMEOUT, ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void fiftyFailingRunsLeaveNoThreadBehind() throws Exception {
        runUp(check);
        proxy.inject(Fault.RESET);
        run(check, TIMEOUT);
        long before = Threads.count();
        for (int i = 0; i < 50; i++) {
            assertThat(run(check, TIMEOUT).error()).isNotNull();
        }

        eventually("no more threads than before", () -> Threads.noMoreThan(before));
    }

    @Test
    void lettuceNeedNotBeThere() throws Exception {
        try (URLClassLoader loader = ClassPathWithout.jars("lettuce", "netty", "reactor")) {
            assertThat(ClassPathWithout.call(loader, WithJedisAlone.class)).isEqualTo(ErrorKind.UNREACHABLE.name());
        }
    }

    /** Runs where there is no Lettuce. */
    public static final class WithJedisAlone implements Callable<String> {
        @Override
        public String call() {
            try (RedisClient nobody = RedisClient.create("127.0.0.1", 1)) {
                return String.valueOf(run(RedisCheck.jedis(nobody), TIMEOUT).error());
            }
        }
    }

    /** A client that is none of the known ones. */
    private static final class OtherJedis extends UnifiedJedis {
        OtherJedis(ConnectionProvider provider) {
            super(provider, RedisProtocol.RESP2);
        }
    }

    private HostAndPort address() {
        return new HostAndPort("127.0.0.1", proxy.port());
    }

    private static DefaultJedisClientConfig config(String password) {
        return DefaultJedisClientConfig.builder()
                .password(password)
                .socketTimeoutMillis(1_234)
                .build();
    }

    private RedisClient client(String password) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(POOL_SIZE);
        return RedisClient.builder()
                .hostAndPort(address())
                .clientConfig(config(password))
                .poolConfig(pool)
                .build();
    }
}
