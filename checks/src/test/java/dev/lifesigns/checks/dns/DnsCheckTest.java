/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import static dev.lifesigns.checks.dns.FakeNameServer.addresses;
import static dev.lifesigns.checks.dns.FakeNameServer.asksFor;
import static dev.lifesigns.checks.dns.FakeNameServer.code;
import static dev.lifesigns.checks.dns.FakeNameServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.dns.FakeNameServer.Script;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class DnsCheckTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void aNameThatResolvesIsUp() throws Exception {
        CheckResult result = run(query -> addresses(query, "10.0.0.1", "10.0.0.2"), AMPLE);

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details())
                .containsEntry("name", "orders.example.com.")
                .containsEntry("addresses", 2)
                .containsEntry("first_addresses", "10.0.0.1, 10.0.0.2");
    }

    @Test
    void anIpv6AddressAloneIsEnough() throws Exception {
        CheckResult result = run(query -> addresses(query, "fd00::1"), AMPLE);

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details()).containsEntry("first_addresses", "fd00:0:0:0:0:0:0:1");
    }

    @Test
    void aServerThatKnowsANameInOneFamilyOnlyIsBelieved() throws Exception {
        CheckResult result = run(
                query -> query.getQuestion().getType() == Type.A
                        ? code(query, Rcode.NXDOMAIN)
                        : addresses(query, "fd00::1"),
                AMPLE);

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
    }

    @Test
    void aNameOfTheHostsFileIsUp(@TempDir Path folder) throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"),
                "127.0.0.1 localhost\n192.0.2.77 db.internal db # added\nfd00::7 db.internal\n");

        CheckResult result =
                DnsCheck.builder("db.internal").hostsFile(hosts).build().check(CheckDeadline.after(AMPLE));

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details())
                .containsEntry("first_addresses", "192.0.2.77, fd00:0:0:0:0:0:0:7")
                .containsEntry("source", "hosts file");
        assertThat(DnsCheck.of("localhost").check(CheckDeadline.after(AMPLE)).status())
                .isEqualTo(CheckStatus.UP);
    }

    @Test
    void theHostsFileDoesNotCountForAServerThatIsNamed(@TempDir Path folder) throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "192.0.2.77 orders.example.com\n");
        try (FakeNameServer server = new FakeNameServer(query -> code(query, Rcode.NXDOMAIN))) {
            CheckResult result = builder(server).hostsFile(hosts).build().check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        }
    }

    @Test
    void onlyTheTypesAskedForCount() throws Exception {
        try (FakeNameServer server = new FakeNameServer(query -> addresses(query, "10.0.0.1"))) {
            CheckResult result = builder(server).types(AddressType.AAAA).build().check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(result.message()).isEqualTo("name 'orders.example.com': no address of type [AAAA]");
            assertThat(server.questions()).containsExactly("orders.example.com. AAAA");
        }
    }

    @Test
    void addressesOfBothTypesAreCountedTogether() throws Exception {
        try (FakeNameServer server = new FakeNameServer(query -> addresses(query, "10.0.0.1", "fd00::1"))) {
            assertThat(builder(server)
                            .minAddresses(2)
                            .build()
                            .check(CheckDeadline.after(AMPLE))
                            .status())
                    .isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void tooFewAddressesAreFailed() throws Exception {
        try (FakeNameServer server = new FakeNameServer(query -> addresses(query, "10.0.0.1"))) {
            CheckResult result = builder(server).minAddresses(2).build().check(CheckDeadline.after(AMPLE));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
            assertThat(result.message()).isEqualTo("name 'orders.example.com': 1 addresses (expected: at least 2)");
            assertThat(result.details()).containsEntry("addresses", 1);
        }
    }

    @Test
    void theDetailsAreBounded() throws Exception {
        String[] many = new String[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = "10.0.0." + (i + 1);
        }

        CheckResult result = run(query -> addresses(query, many), AMPLE);

        assertThat(result.details()).containsEntry("addresses", 20);
        assertThat(result.details().get("first_addresses").toString().split(", "))
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        Rcode.NXDOMAIN + ", no such name",
        Rcode.SERVFAIL + ", the server responded SERVFAIL",
        Rcode.REFUSED + ", the server responded REFUSED",
        Rcode.NOERROR + ", 'no address of type [A, AAAA]'"
    })
    void anAnswerWithoutAddressesIsFailedAndSaysWhy(int code, String reason) throws Exception {
        CheckResult result = run(query -> code(query, code), AMPLE);

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).isEqualTo("name 'orders.example.com': " + reason);
    }

    @Test
    void aSilentServerTimesOut() throws Exception {
        CheckDeadline deadline = CheckDeadline.after(SHORT);
        try (FakeNameServer server = new FakeNameServer(query -> silence())) {
            CheckResult result = builder(server).build().check(deadline);

            assertThat(result.error()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(server.questions()).containsExactly("orders.example.com. A");
        }
    }

    @Test
    void aMalformedAnswerIsDown() throws Exception {
        CheckResult result = run(
                query -> {
                    byte[] answer = addresses(query, "10.0.0.1");
                    return Arrays.copyOf(answer, answer.length - 3);
                },
                SHORT);

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        // A socket that only hears another one is a closed port to everyone else, and nobody can open that port
        // meanwhile.
        try (DatagramSocket deaf = new DatagramSocket(0, loopback)) {
            deaf.connect(loopback, 9);
            InetSocketAddress closed = new InetSocketAddress(loopback, deaf.getLocalPort());

            assertThat(builderFor(closed)
                            .build()
                            .check(CheckDeadline.after(AMPLE))
                            .error())
                    .isEqualTo(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void nothingIsRememberedBetweenRuns() throws Exception {
        int[] asked = {0};
        try (FakeNameServer server = new FakeNameServer(
                query -> asked[0]++ == 0 ? addresses(query, "10.0.0.1") : code(query, Rcode.NXDOMAIN))) {
            DnsCheck check = builder(server).build();

            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.UP);
            assertThat(check.check(CheckDeadline.after(AMPLE)).status()).isEqualTo(CheckStatus.DOWN);
        }
    }

    @Test
    void theServersAndSearchPathOfTheSystemAreHonoured() throws Exception {
        try (FakeNameServer server = new FakeNameServer(query ->
                asksFor(query, "orders.svc.test.") ? addresses(query, "10.0.0.1") : code(query, Rcode.NXDOMAIN))) {
            System.setProperty("dns.server", "127.0.0.1:" + server.address().getPort());
            System.setProperty("dns.search", "ns.svc.test,svc.test");
            try {
                CheckResult found = DnsCheck.builder("orders").build().check(CheckDeadline.after(AMPLE));
                CheckResult absolute = DnsCheck.builder("orders.").build().check(CheckDeadline.after(AMPLE));

                assertThat(found.status()).isEqualTo(CheckStatus.UP);
                assertThat(found.details()).containsEntry("name", "orders.svc.test.");
                assertThat(absolute.message()).isEqualTo("name 'orders.': no such name");
                assertThat(server.questions())
                        .containsExactly("orders.ns.svc.test. A", "orders.svc.test. A", "orders. A", "orders. AAAA");
            } finally {
                System.clearProperty("dns.server");
                System.clearProperty("dns.search");
            }
        }
    }

    @Test
    void aSecondServerIsAskedWhenTheFirstIsSilent() throws Exception {
        try (FakeNameServer silent = new FakeNameServer(query -> silence());
                FakeNameServer server = new FakeNameServer(query -> addresses(query, "10.0.0.1"))) {
            System.setProperty(
                    "dns.server",
                    "127.0.0.1:" + silent.address().getPort() + ",127.0.0.1:"
                            + server.address().getPort());
            try {
                CheckResult result = DnsCheck.builder("orders.example.com.")
                        .build()
                        .check(CheckDeadline.after(Duration.ofSeconds(2)));

                assertThat(result.status()).isEqualTo(CheckStatus.UP);
                assertThat(silent.questions()).hasSize(1);
            } finally {
                System.clearProperty("dns.server");
            }
        }
    }

    @Test
    void aTruncatedAnswerIsAskedForAgainOverTcp() throws Exception {
        boolean asked = false;
        while (!asked) {
            asked = truncatedAnswerIsAskedForAgain();
        }
    }

    /** Returns {@code false} if another process has the TCP port of that number. */
    private static boolean truncatedAnswerIsAskedForAgain() throws Exception {
        try (FakeNameServer server = new FakeNameServer(FakeNameServer::truncated);
                ServerSocket tcp =
                        new ServerSocket(server.address().getPort(), 50, InetAddress.getByName("127.0.0.1"))) {
            FakeNameServer.answerOnceOverTcp(tcp, query -> addresses(query, "10.0.0.1"));

            assertThat(builder(server).build().check(CheckDeadline.after(AMPLE)).status())
                    .isEqualTo(CheckStatus.UP);
            return true;
        } catch (BindException taken) {
            return false;
        }
    }

    @Test
    void anInterruptReleasesTheThread() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeNameServer server = new FakeNameServer(query -> {
            asked.countDown();
            return silence();
        })) {
            DnsCheck check = builder(server).build();
            FutureTask<CheckResult> run =
                    new FutureTask<>(() -> check.check(CheckDeadline.after(Duration.ofMinutes(5))));
            Thread thread = new Thread(run, "interrupted-run");
            thread.start();
            asked.await();

            thread.interrupt();

            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aHundredSilentRunsLeaveNoThreads() throws Exception {
        try (FakeNameServer server = new FakeNameServer(query -> silence())) {
            DnsCheck check = builder(server).build();
            check.check(CheckDeadline.after(Duration.ofMillis(20)));
            int before = Thread.getAllStackTraces().size();

            for (int run = 0; run < 100; run++) {
                check.check(CheckDeadline.after(Duration.ofMillis(10)));
            }

            assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(before + 2);
        }
    }

    @Test
    void itIsADependency() {
        assertThat(DnsCheck.builder("orders").build().scope()).isEqualTo(CheckScope.DEPENDENCY);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsCheck.builder("a..b"))
                .withMessage("name: 'a..b' (expected: a name such as orders.example.com)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsCheck.builder("a").minAddresses(0))
                .withMessage("minAddresses: 0 (expected: at least 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsCheck.builder("a").server(InetSocketAddress.createUnresolved("ns1", 53)))
                .withMessage("server: ns1 (expected: an address such as 10.0.0.2)");
    }

    private static CheckResult run(Script script, Duration timeout) throws Exception {
        try (FakeNameServer server = new FakeNameServer(script)) {
            return builder(server).build().check(CheckDeadline.after(timeout));
        }
    }

    private static DnsCheck.Builder builder(FakeNameServer server) {
        return builderFor(server.address());
    }

    private static DnsCheck.Builder builderFor(InetSocketAddress server) {
        return DnsCheck.builder("orders.example.com").server(server);
    }
}
