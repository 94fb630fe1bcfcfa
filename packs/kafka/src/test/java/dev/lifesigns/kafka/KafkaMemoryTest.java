/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.ForkedJvm;
import dev.lifesigns.checks.fixture.Greeter;
import dev.lifesigns.checks.internal.HostAndPort;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.junit.jupiter.api.Test;

/** A server that is not a broker does not end the JVM, which is as small as that of the agent. */
class KafkaMemoryTest {
    private static final int TIMEOUT_MILLIS = 2_000;

    @Test
    void lengthThatAServerClaimsIsNotAllocated() throws Exception {
        try (Greeter web = new Greeter("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(ForkedJvm.run(
                            List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError"),
                            SmallJvm.class,
                            String.valueOf(web.port())))
                    .containsExactly("survived");
        }
    }

    /** What runs in it. */
    static final class SmallJvm {
        private SmallJvm() {}

        public static void main(String[] arguments) throws Exception {
            HostAndPort server = new HostAndPort("127.0.0.1", Integer.parseInt(arguments[0]));
            KafkaSettings settings = new KafkaSettings("orders", List.of(server), null, null);
            try (Admin admin = BoundedAdmin.create(settings.of(server))) {
                admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                        .nodes()
                        .get();
            } catch (ExecutionException failure) {
                ForkedJvm.say("survived");
            }
        }
    }
}
