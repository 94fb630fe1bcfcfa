/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RealServerTests;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of a real dnsmasq. */
class DnsRecordsTest extends RealServerTests {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Override
    protected ServerProcess startServer() throws Exception {
        Path settings = Files.writeString(folder.resolve("dnsmasq.conf"), """
                no-resolv
                no-hosts
                local=/test/
                listen-address=127.0.0.1
                bind-interfaces
                host-record=web.test,10.0.0.7
                cname=www.test,web.test
                mx-host=mail.test,mx1.test,10
                mx-host=mail.test,mx2.test,20
                srv-host=_sip._udp.test,sip.test,5060,0,5
                txt-record=text.test,"v=spf1 -all"
                txt-record=parts.test,"one ","and Two"
                dns-rr=zone.test,2,036e7331047465737400
                """ + "port=" + port + "\n");
        return ServerProcess.start(
                folder,
                port,
                "/usr/sbin/dnsmasq",
                "--keep-in-foreground",
                "--conf-file=" + settings,
                "--pid-file=" + folder.resolve("dnsmasq.pid"),
                "--user=" + System.getProperty("user.name"));
    }

    @ParameterizedTest
    @CsvSource({
        "www.test, CNAME, web.test, 1",
        "mail.test, MX, 10 MX1.test., 2",
        "zone.test, NS, ns1.test, 1",
        "_sip._udp.test, srv, 0 5 5060 sip.test, 1",
        "text.test, TXT, v=spf1 -all, 1",
        "parts.test, TXT, one and Two, 1"
    })
    void expectedRecordIsUp(String name, String type, String value, int records) {
        CheckResult result = runUp(configured(name, type, value));

        assertThat(result.details())
                .containsEntry("name", name + ".")
                .containsEntry("records", records)
                .hasEntrySatisfying(
                        "first_records",
                        first -> assertThat(first.toString()).containsIgnoringCase(value.replaceAll("\\.$", "")));
    }

    @Test
    void anyRecordIsUpIfNoneIsExpected() {
        runUp(builder("mail.test").records(RecordType.MX).minAddresses(2).build());
    }

    @Test
    void anotherRecordIsFailed() {
        assertThat(runDown(configured("mail.test", "MX", "30 mx3.test"), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .isEqualTo("name 'mail.test': no MX record '30 mx3.test' (expected: it is among the 2 found)");
        assertThat(runDown(configured("text.test", "TXT", "V=SPF1 -ALL"), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .contains("no TXT record");
    }

    @Test
    void tooFewRecordsAreFailed() {
        HealthCheck check =
                builder("mail.test").records(RecordType.MX).minAddresses(3).build();

        assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                .isEqualTo("name 'mail.test': 2 records (expected: at least 3)");
    }

    @Test
    void nameWithoutSuchRecordsAndNoSuchNameAreFailed() {
        assertThat(runDown(configured("web.test", "TXT", "x"), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .isEqualTo("name 'web.test': no record of type TXT");
        assertThat(runDown(configured("missing.test", "MX", "x"), TIMEOUT, ErrorKind.FAILED)
                        .message())
                .isEqualTo("name 'missing.test': no such name");
    }

    @Test
    void addressesAreStillFound() {
        runUp(builder("www.test").build());
    }

    @Test
    void whatIsUnknownOrUnusedIsRefused() {
        assertThatThrownBy(() -> configured("a", "PTR", "x"))
                .hasMessage("record: PTR (expected: CNAME, MX, NS, SRV or TXT)");
        assertThatThrownBy(() -> new DnsCheckType()
                        .create(new GivenOptions()
                                .with(DnsCheckType.NAME, "a")
                                .with(DnsCheckType.EXPECT, List.of("x"))))
                .hasMessage("expect: set without record (expected: both)");
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return configured("mail.test", "MX", "10 mx1.test");
    }

    private HealthCheck configured(String name, String type, String value) {
        return new DnsCheckType()
                .create(new GivenOptions()
                        .with(DnsCheckType.NAME, name)
                        .with(DnsCheckType.SERVER, "127.0.0.1:" + port)
                        .with(DnsCheckType.RECORD, type)
                        .with(DnsCheckType.EXPECT, List.of(value)));
    }

    private DnsCheck.Builder builder(String name) {
        return DnsCheck.builder(name).server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
