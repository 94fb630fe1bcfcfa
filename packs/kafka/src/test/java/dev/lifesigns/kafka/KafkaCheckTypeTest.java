/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ServerProcess;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code type: kafka} against a real broker. */
class KafkaCheckTypeTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final KafkaCheckType type = new KafkaCheckType();
    private Detour detour;
    private KafkaBroker broker;
    private TestCertificate certificate;

    @Override
    protected ServerProcess startServer() throws Exception {
        detour = new Detour();
        broker = new KafkaBroker(folder);
        certificate = TestCertificate.create(folder, "kafka", "ip:127.0.0.1", "-1d", 10);
        return broker.start(port, detour.port(), PASSWORD, certificate);
    }

    @AfterAll
    void closeDetour() throws Exception {
        detour.close();
    }

    /**
     * Five messages of which a group has consumed two, and a topic that only somebody else may see. A broker that was
     * restarted has lost them.
     */
    @BeforeEach
    void fill() throws Exception {
        try (Admin admin = broker.admin();
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + broker.plain()),
                        new StringSerializer(),
                        new StringSerializer())) {
            if (admin.listTopics().names().get().contains("orders")) {
                return;
            }
            admin.createTopics(List.of(new NewTopic("orders", 2, (short) 1), new NewTopic("private", 1, (short) 1)))
                    .all()
                    .get();
            for (int message = 0; message < 5; message++) {
                producer.send(new ProducerRecord<>("orders", 0, "key", "value")).get();
            }
            admin.alterConsumerGroupOffsets(
                            "billing", Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(2)))
                    .all()
                    .get();
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "private", PatternType.LITERAL),
                            new AccessControlEntry("User:other", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                    .all()
                    .get();
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "scrambled", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), PASSWORD)))
                    .all()
                    .get();
        }
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        detour.leadTo(port);
        return type.create(options(host + ":" + port));
    }

    /** To the first server, and to the broker that it names. */
    @Override
    protected int connections() {
        return 2;
    }

    @Test
    void upWithClusterTopicAndLag() throws Exception {
        withCheck(
                options().with(KafkaCheckType.TOPIC, "orders").with(KafkaCheckType.CONSUMER_GROUP, "billing"),
                check -> assertThat(runUp(check).details())
                        .containsEntry("server", "127.0.0.1:" + port)
                        .containsEntry("brokers", 1)
                        .containsEntry("partitions", 2)
                        .containsEntry("lag", 3L)
                        .containsKey("cluster"));
    }

    @Test
    void groupThatIsTooFarBehindIsDegradedAndThenDown() throws Exception {
        GivenOptions group = options().with(KafkaCheckType.CONSUMER_GROUP, "billing");
        withCheck(group.with(KafkaCheckType.WARN_ABOVE, 2), check -> {
            CheckResult result = run(check, Duration.ofSeconds(30));
            assertThat(result.status()).as("%s", result).isEqualTo(CheckStatus.DEGRADED);
            assertThat(result.message()).isEqualTo("consumer group 'billing': lag: 3 (expected: at most 2)");
        });
        withCheck(group.with(KafkaCheckType.FAIL_ABOVE, 2), check -> runDown(check, TIMEOUT, ErrorKind.THRESHOLD));
        withCheck(group.with(KafkaCheckType.WARN_ABOVE, 3).with(KafkaCheckType.FAIL_ABOVE, 3), check -> runUp(check));
    }

    @Test
    void groupThatHasCommittedNothingIsFailed() throws Exception {
        withCheck(
                options().with(KafkaCheckType.CONSUMER_GROUP, "nobody"),
                check -> assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                        .isEqualTo("consumer group 'nobody': no committed offset (expected: at least one)"));
        withCheck(
                options().with(KafkaCheckType.CONSUMER_GROUP, "billing").with(KafkaCheckType.TOPIC, "private"),
                check -> runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED));
    }

    @Test
    void missingTopicIsFailedAndNotCreated() throws Exception {
        withCheck(
                options().with(KafkaCheckType.TOPIC, "missing"),
                check -> assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                        .isEqualTo("topic 'missing': not found (expected: an existing one)"));
        try (Admin admin = broker.admin()) {
            assertThat(admin.listTopics().names().get()).contains("orders").doesNotContain("missing");
        }
    }

    @Test
    void topicOfOthersIsUnauthorized() throws Exception {
        withCheck(
                options().with(KafkaCheckType.TOPIC, "private"),
                check -> assertThat(
                                runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED).message())
                        .startsWith("topic 'private': "));
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() throws Exception {
        for (String mechanism : List.of("PLAIN", "SCRAM-SHA-256")) {
            withCheck(
                    options()
                            .with(KafkaCheckType.PASSWORD, "wr0ng\"-planted")
                            .with(KafkaCheckType.SASL_MECHANISM, mechanism),
                    check -> {
                        CheckResult result = runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED);
                        assertThat(result + " " + check).doesNotContain("wr0ng", "planted");
                    });
        }
    }

    @Test
    void loginByScramIsUp() throws Exception {
        withCheck(
                options()
                        .with(KafkaCheckType.USERNAME, "scrambled")
                        .with(KafkaCheckType.SASL_MECHANISM, "SCRAM-SHA-256"),
                check -> runUp(check));
    }

    @Test
    void encryptedBrokerIsUpIfItsCertificateIsTrusted() throws Exception {
        String secure = "127.0.0.1:" + broker.secure();
        GivenOptions encrypted = anonymous(secure).with(ServerOptions.TLS, true);
        withCheck(
                encrypted,
                check -> assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                        .contains(": TLS: "));
        withCheck(
                encrypted.with(TlsOptions.TRUST_FILE, certificate.certificate().toString()), check -> {
                    assertThat(runUp(check).details()).containsEntry("certificate_days_left", 8L);
                    assertThat(runUp(check).details()).containsEntry("certificate_days_left", 8L);
                });
        withCheck(encrypted.with(TlsOptions.CERTIFICATE_FAIL_DAYS, 30), check -> {
            runDown(check, TIMEOUT, ErrorKind.THRESHOLD);
            runDown(check, TIMEOUT, ErrorKind.THRESHOLD);
        });
        withCheck(
                anonymous(secure),
                check -> assertThat(run(check, TIMEOUT).error()).isIn(ErrorKind.FAILED, ErrorKind.UNREACHABLE));
    }

    @Test
    void serverOfAnotherProtocolIsFailedAndAllocatesNothing() throws Exception {
        try (Greeter web = new Greeter("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            withCheck(
                    anonymous("127.0.0.1:" + web.port()),
                    check -> assertThat(
                                    runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                            .endsWith(": unexpected answer to ApiVersions (expected: that of a Kafka broker)"));
        }
    }

    @Test
    void oneServerOfSeveralIsEnough() throws Exception {
        detour.leadTo(port);
        GivenOptions options = options()
                .with(
                        KafkaCheckType.BOOTSTRAP_SERVERS,
                        List.of("127.0.0.1:" + ServerProcess.freePort(), "127.0.0.1:" + port));
        withCheck(options, check -> assertThat(runUp(check).details()).containsEntry("server", "127.0.0.1:" + port));
    }

    private GivenOptions options() {
        detour.leadTo(port);
        return options("127.0.0.1:" + port);
    }

    private static GivenOptions options(String server) {
        return anonymous(server)
                .with(KafkaCheckType.USERNAME, KafkaBroker.USER)
                .with(KafkaCheckType.PASSWORD, PASSWORD);
    }

    private static GivenOptions anonymous(String server) {
        return new GivenOptions().with(KafkaCheckType.BOOTSTRAP_SERVERS, List.of(server));
    }

    private void withCheck(GivenOptions options, Step step) throws Exception {
        try (OwnedKafkaCheck check = (OwnedKafkaCheck) type.create(options)) {
            step.run(check);
        }
    }
}
