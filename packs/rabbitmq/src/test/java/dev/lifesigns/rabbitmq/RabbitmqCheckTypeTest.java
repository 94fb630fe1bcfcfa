/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code type: rabbitmq}, and the check over a factory of the application, against a real broker. */
class RabbitmqCheckTypeTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final RabbitmqCheckType type = new RabbitmqCheckType();
    private RabbitmqServer broker;

    @Override
    protected ServerProcess startServer() throws Exception {
        broker = new RabbitmqServer(folder, port, PASSWORD);
        return broker.process();
    }

    @AfterAll
    void closeBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return type.create(options().with(ServerOptions.HOST, host).with(RabbitmqCheckType.PORT, port));
    }

    @Test
    void upWithVersionAndWithoutAnyPermission() throws Exception {
        withCheck(
                options(),
                check -> assertThat(runUp(check).details())
                        .containsEntry("server", "127.0.0.1:" + port)
                        .hasEntrySatisfying(
                                "version",
                                version -> assertThat(version.toString()).matches("[34]\\..*")));
    }

    @Test
    void queueIsJudgedByItsMessagesAndConsumers() throws Exception {
        try (Connection connection = broker.factory(RabbitmqServer.OWNER).newConnection();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare("orders", false, false, true, Map.of());
            channel.confirmSelect();
            for (int message = 0; message < 3; message++) {
                channel.basicPublish("", "orders", null, "value".getBytes(UTF_8));
            }
            channel.waitForConfirmsOrDie();

            withCheck(
                    queue(),
                    check -> assertThat(runUp(check).details())
                            .containsEntry("messages", 3)
                            .containsEntry("consumers", 0));
            withCheck(queue().with(RabbitmqCheckType.WARN_ABOVE, 2), check -> {
                CheckResult result = run(check, Duration.ofSeconds(30));
                assertThat(result.status()).as("%s", result).isEqualTo(CheckStatus.DEGRADED);
                assertThat(result.message()).isEqualTo("queue 'orders': messages: 3 (expected: at most 2)");
            });
            withCheck(
                    queue().with(RabbitmqCheckType.FAIL_ABOVE, 2),
                    check -> runDown(check, TIMEOUT, ErrorKind.THRESHOLD));
            withCheck(
                    queue().with(RabbitmqCheckType.MIN_CONSUMERS, 1),
                    check -> assertThat(
                                    runDown(check, TIMEOUT, ErrorKind.THRESHOLD).message())
                            .isEqualTo("queue 'orders': consumers: 0 (expected: at least 1)"));
        }
    }

    @Test
    void missingQueueIsFailedAndTheConnectionIsOfNoUse() throws Exception {
        withCheck(options().with(RabbitmqCheckType.QUEUE, "missing"), check -> {
            for (int run = 0; run < 2; run++) {
                assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                        .startsWith("queue 'missing': NOT_FOUND - no queue 'missing'");
            }
        });
    }

    @Test
    void virtualHostIsMissingOrOfOthers() throws Exception {
        withCheck(
                options().with(RabbitmqCheckType.VIRTUAL_HOST, "missing"),
                check -> assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                        .contains("vhost missing not found"));
        withCheck(
                options().with(RabbitmqCheckType.VIRTUAL_HOST, "private"),
                check -> runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED));
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() throws Exception {
        withCheck(options().with(RabbitmqCheckType.PASSWORD, "wr0ng-planted"), check -> {
            CheckResult result = runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED);
            assertThat(result + " " + check).doesNotContain("wr0ng", "planted");
        });
    }

    @Test
    void encryptedBrokerIsUpIfItsCertificateIsTrusted() throws Exception {
        GivenOptions encrypted =
                options().with(RabbitmqCheckType.PORT, broker.encrypted()).with(ServerOptions.TLS, true);
        withCheck(
                encrypted,
                check -> assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                        .contains(": TLS: "));
        encrypted.with(TlsOptions.TRUST_FILE, broker.certificate().toString());
        withCheck(encrypted, check -> assertThat(runUp(check).details()).containsEntry("certificate_days_left", 8L));
        withCheck(
                encrypted.with(TlsOptions.CERTIFICATE_FAIL_DAYS, 30),
                check -> runDown(check, TIMEOUT, ErrorKind.THRESHOLD));
        withCheck(
                options().with(RabbitmqCheckType.PORT, broker.encrypted()),
                check -> assertThat(run(check, TIMEOUT).error()).isIn(ErrorKind.FAILED, ErrorKind.UNREACHABLE));
    }

    @Test
    void serverOfAnotherProtocolIsDown() throws Exception {
        try (Greeter web = new Greeter("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            withCheck(
                    options().with(RabbitmqCheckType.PORT, web.port()),
                    check -> assertThat(run(check, TIMEOUT).error()).isIn(ErrorKind.FAILED, ErrorKind.UNREACHABLE));
        }
    }

    @Test
    void factoryOfTheApplicationIsCopied() throws Exception {
        ConnectionFactory factory = broker.factory(RabbitmqServer.USER);
        factory.setConnectionTimeout(12_345);
        try (RabbitmqCheck check = RabbitmqCheck.of(factory)) {
            factory.setPort(1);
            runUp(check);
            assertThat(factory.getConnectionTimeout()).isEqualTo(12_345);
            assertThat(factory.isAutomaticRecoveryEnabled()).isTrue();
        }
    }

    private GivenOptions queue() {
        return options().with(RabbitmqCheckType.QUEUE, "orders");
    }

    private GivenOptions options() {
        return new GivenOptions()
                .with(ServerOptions.HOST, "127.0.0.1")
                .with(RabbitmqCheckType.PORT, port)
                .with(RabbitmqCheckType.USERNAME, RabbitmqServer.USER)
                .with(RabbitmqCheckType.PASSWORD, PASSWORD);
    }

    private void withCheck(GivenOptions options, Step step) throws Exception {
        try (RabbitmqCheck check = (RabbitmqCheck) type.create(options)) {
            step.run(check);
        }
    }
}
