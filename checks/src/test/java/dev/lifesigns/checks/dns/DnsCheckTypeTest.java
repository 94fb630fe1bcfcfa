/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import static dev.lifesigns.checks.dns.FakeNameServer.addresses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsCheckTypeTest {
    private final DnsCheckType type = new DnsCheckType();

    @Test
    void everyOptionReachesTheCheck() throws Exception {
        try (FakeNameServer server = new FakeNameServer(query -> addresses(query, "fd00::1", "fd00::2"))) {
            GivenOptions options = new GivenOptions()
                    .with(DnsCheckType.NAME, "orders.example.com")
                    .with(DnsCheckType.TYPES, List.of("aaaa"))
                    .with(DnsCheckType.SERVER, "127.0.0.1:" + server.address().getPort())
                    .with(DnsCheckType.MIN_ADDRESSES, 3);

            CheckResult result = type.create(options).check(CheckDeadline.after(Duration.ofSeconds(20)));

            assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
            assertThat(result.message()).endsWith("2 addresses (expected: at least 3)");
            assertThat(server.questions()).containsExactly("orders.example.com. AAAA");
        }
    }

    @Test
    void aRefusedValueIsReportedAtItsOption() {
        assertRefused(DnsCheckType.NAME, "a..b", "name: 'a..b' (expected: a name such as orders.example.com)");
        assertRefused(DnsCheckType.TYPES, List.of("MX"), "types: MX (expected: A or AAAA)");
        assertRefused(DnsCheckType.TYPES, List.of(), "types: [] (expected: A, AAAA or both)");
        assertRefused(
                DnsCheckType.SERVER, "ns1:53", "server: ns1:53 (expected: an address such as 10.0.0.2 or 10.0.0.2:53)");
        assertRefused(DnsCheckType.SERVER, "10.0.0.2:0", "port: 0 (expected: 1 to 65535)");
        assertRefused(DnsCheckType.MIN_ADDRESSES, 0, "minAddresses: 0 (expected: at least 1)");
    }

    private <T> void assertRefused(Option<T> option, T value, String message) {
        GivenOptions options =
                new GivenOptions().with(DnsCheckType.NAME, "orders").with(option, value);

        InvalidOptionException refusal = catchThrowableOfType(InvalidOptionException.class, () -> type.create(options));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.option()).isSameAs(option);
    }
}
