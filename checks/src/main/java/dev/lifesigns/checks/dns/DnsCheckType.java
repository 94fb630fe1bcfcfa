/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.xbill.DNS.Address;

/** {@code type: dns}. */
public final class DnsCheckType implements CheckType {
    static final Option<String> NAME =
            Option.text("name", "The name to look up.").required();
    static final Option<List<String>> TYPES =
            Option.list("types", "Types of addresses that count: A, AAAA.").withDefault(List.of("A", "AAAA"));
    static final Option<String> SERVER =
            Option.text("server", "Address of the name server, with or without port; default: that of the system.");
    static final Option<Integer> MIN_ADDRESSES = Option.integer(
                    "minAddresses", "Minimum number of addresses, or of records.")
            .withDefault(1);
    static final Option<Boolean> HOSTS_FILE = Option.flag(
                    "hostsFile", "Whether the hosts file is consulted before the name servers; not with 'server'.")
            .withDefault(true);

    static final Option<String> RECORD =
            Option.text("record", "Type of records to look up instead of addresses: CNAME, MX, NS, SRV or TXT.");
    static final Option<List<String>> EXPECT = Option.list(
            "expect",
            "Values that must be among those of 'record', such as '10 mail.example.com' for MX or '0 5 5060 sip.example.com' for SRV.");

    private static final int DNS_PORT = 53;

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public String summary() {
        return "A name resolves, or has the records that it should have.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(NAME, TYPES, SERVER, MIN_ADDRESSES, HOSTS_FILE, RECORD, EXPECT);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        DnsCheck.Builder builder = OptionMapping.build(NAME, () -> DnsCheck.builder(values.get(NAME)));
        OptionMapping.apply(values, TYPES, types -> setTypes(builder, types));
        OptionMapping.apply(values, SERVER, server -> builder.server(address(server)));
        OptionMapping.apply(values, MIN_ADDRESSES, builder::minAddresses);
        if (!values.get(HOSTS_FILE)) {
            builder.nameServersOnly();
        }
        List<String> expected = values.find(EXPECT);
        String record = values.find(RECORD);
        if (record != null) {
            builder.records(recordType(record), expected == null ? new String[0] : expected.toArray(new String[0]));
        } else if (expected != null) {
            throw new InvalidOptionException(EXPECT, "expect: set without record (expected: both)");
        }
        return builder.build();
    }

    private static RecordType recordType(String name) {
        for (RecordType type : RecordType.values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new InvalidOptionException(RECORD, "record: " + name + " (expected: CNAME, MX, NS, SRV or TXT)");
    }

    private static void setTypes(DnsCheck.Builder builder, List<String> names) {
        AddressType[] types = names.stream().map(DnsCheckType::type).toArray(AddressType[]::new);
        if (types.length == 0) {
            throw new InvalidOptionException(TYPES, "types: [] (expected: A, AAAA or both)");
        }
        builder.types(types[0], types);
    }

    private static AddressType type(String name) {
        for (AddressType type : AddressType.values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new InvalidOptionException(TYPES, "types: " + name + " (expected: A or AAAA)");
    }

    /** Accepts addresses only: looking up the server's name would need a server. */
    private static InetSocketAddress address(String text) {
        HostAndPort server = HostAndPort.parse(text, DNS_PORT);
        try {
            InetAddress address = Address.getByAddress(server.host());
            return new InetSocketAddress(address, server.port());
        } catch (UnknownHostException e) {
            throw new InvalidOptionException(
                    SERVER, "server: " + text + " (expected: an address such as 10.0.0.2 or 10.0.0.2:53)");
        }
    }
}
