/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import static dev.lifesigns.ErrorKind.FAILED;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Preparations;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Verifies that a name resolves, by asking again on every run: no cache of the JVM or of a library hides a
 * broken server. Immutable and thread-safe.
 *
 * <p>By default it does as other programs of the machine do: it looks into the hosts file first, then queries the system's
 * servers, and follows the system's search path. {@link Builder#nameServersOnly()} ignores the hosts file.
 * No such name, too few addresses and a server that fails are {@link dev.lifesigns.ErrorKind#FAILED}, no response is
 * {@link dev.lifesigns.ErrorKind#TIMEOUT}, a closed port {@link dev.lifesigns.ErrorKind#UNREACHABLE}. Details: {@code
 * name}, {@code addresses} (their number), {@code first_addresses} (at most eight), and {@code source} if that is the hosts file.
 * With {@link Builder#records} other records count instead, which only name servers have; the details are {@code
 * records} and {@code first_records} then.
 *
 * <pre>{@code
 * HealthCheck dns = DnsCheck.builder("orders.example.com").minAddresses(2).build();
 * HealthCheck mail = DnsCheck.builder("example.com.").records(RecordType.MX, "10 mail.example.com").build();
 * }</pre>
 */
public final class DnsCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(1);

    private static final int ADDRESSES_SHOWN = 8;

    private final Name name;
    private final Set<AddressType> types;
    private final @Nullable InetSocketAddress server;
    private final int minAddresses;
    private final @Nullable HostsFile hosts;
    private final @Nullable RecordDemand records;

    private DnsCheck(Builder builder) {
        this.hosts = builder.server == null ? builder.hosts : null;
        this.name = builder.name;
        this.types = Collections.unmodifiableSet(EnumSet.copyOf(builder.types));
        this.server = builder.server;
        this.minAddresses = builder.minAddresses;
        this.records = builder.records;
    }

    /**
     * Checks that a name has at least one address.
     *
     * @param name as for {@link #builder}
     * @throws IllegalArgumentException if it is not the form of a name
     */
    public static DnsCheck of(String name) {
        return builder(name).build();
    }

    /**
     * A builder for a name.
     *
     * @param name complete if it ends in a dot, else subject to the system's search path
     * @throws IllegalArgumentException if it is not the form of a name
     */
    public static Builder builder(String name) {
        return new Builder(requireNonNull(name, "DnsCheck.builder: name is null"));
    }

    /** Queries a port of loopback that no longer has a listener. */
    @Override
    public void prepare() throws Exception {
        Preparations.once("dns", () -> {
            int closed;
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                closed = socket.getLocalPort();
            }
            NameServers.ofSystem();
            new HostsFile(null).addresses(name, types);
            builder("localhost.")
                    .server(new InetSocketAddress(InetAddress.getLoopbackAddress(), closed))
                    .build()
                    .check(CheckDeadline.after(PREPARATION));
        });
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        if (records != null) {
            return askRecords(records, deadline);
        }
        List<String> local = hosts == null ? List.of() : hosts.addresses(name, types);
        if (local.size() >= minAddresses) {
            return found(CheckResult.up(), name, local).withDetail("source", "hosts file");
        }
        NameServers servers = servers();
        CheckResult result = ask(servers, List.copyOf(types), deadline);
        if (result != null) {
            return result;
        }
        // Of a name that has addresses of the second type only, some servers say that there is no such name.
        List<AddressType> others = types.stream().skip(1).toList();
        CheckResult second = others.isEmpty() ? null : ask(servers, others, deadline);
        return second == null ? failed("no such name") : second;
    }

    private NameServers servers() {
        return server == null ? NameServers.ofSystem() : NameServers.only(server);
    }

    private CheckResult askRecords(RecordDemand demand, CheckDeadline deadline) throws InterruptedException {
        NameServers servers = servers();
        CheckResult failure = failed("no such name");
        for (Name candidate : servers.candidates(name)) {
            Reply reply = new Question(candidate, demand.type().code()).ask(servers.addresses(), deadline);
            if (reply instanceof Reply.Silent silent) {
                return CheckResult.down(silent.error(), message(silent.reason()));
            } else if (reply instanceof Reply.Refused refused) {
                failure = failed(refused.reason());
            } else if (reply instanceof Reply.Records found && found.values().isEmpty()) {
                failure = failed("no record of type " + demand.type());
            } else if (reply instanceof Reply.Records found) {
                return judge(demand, found.values())
                        .withDetail("name", candidate.toString())
                        .withDetail("records", found.values().size())
                        .withDetail("first_records", first(found.values()));
            }
        }
        return failure;
    }

    private CheckResult judge(RecordDemand demand, List<String> found) {
        String missing = demand.missingFrom(found);
        if (missing != null) {
            return failed("no " + demand.type() + " record '" + missing + "' (expected: it is among the " + found.size()
                    + " found)");
        }
        return found.size() < minAddresses
                ? failed(found.size() + " records (expected: at least " + minAddresses + ")")
                : CheckResult.up();
    }

    private static String first(List<String> values) {
        return String.join(", ", values.subList(0, Math.min(ADDRESSES_SHOWN, values.size())));
    }

    /** {@code null} if there is no such name. */
    private @Nullable CheckResult ask(NameServers servers, List<AddressType> asked, CheckDeadline deadline)
            throws InterruptedException {
        CheckResult failure = null;
        for (Name candidate : servers.candidates(name)) {
            List<String> addresses = new ArrayList<>();
            for (AddressType type : asked) {
                Reply reply = new Question(candidate, type.code()).ask(servers.addresses(), deadline);
                if (reply instanceof Reply.Silent silent) {
                    return CheckResult.down(silent.error(), message(silent.reason()));
                } else if (reply instanceof Reply.Refused refused) {
                    failure = failed(refused.reason());
                } else if (reply instanceof Reply.Records found) {
                    addresses.addAll(found.values());
                    failure = failed("no address of type " + types);
                } else {
                    break;
                }
                if (addresses.size() >= minAddresses) {
                    return found(CheckResult.up(), candidate, addresses);
                }
            }
            if (!addresses.isEmpty()) {
                return found(
                        failed(addresses.size() + " addresses (expected: at least " + minAddresses + ")"),
                        candidate,
                        addresses);
            }
        }
        return failure;
    }

    private CheckResult failed(String reason) {
        return CheckResult.down(FAILED, message(reason));
    }

    private String message(String reason) {
        return "name '" + name + "': " + reason;
    }

    private static CheckResult found(CheckResult result, Name name, List<String> addresses) {
        return result.withDetail("name", name.toString())
                .withDetail("addresses", addresses.size())
                .withDetail("first_addresses", first(addresses));
    }

    /** Collects what is expected of the name. Not thread-safe. */
    public static final class Builder {
        private final Name name;
        private Set<AddressType> types = EnumSet.allOf(AddressType.class);
        private @Nullable InetSocketAddress server;
        private int minAddresses = 1;
        private @Nullable RecordDemand records;
        private @Nullable HostsFile hosts = new HostsFile(null);

        private Builder(String name) {
            try {
                this.name = Name.fromString(name);
            } catch (TextParseException e) {
                throw new IllegalArgumentException(
                        "name: '" + name + "' (expected: a name such as orders.example.com)", e);
            }
        }

        /** Sets which addresses count; default: both types. IPv6 is queried only if IPv4 is not enough. */
        @CanIgnoreReturnValue
        public Builder types(AddressType first, AddressType... others) {
            this.types = EnumSet.of(first, others);
            return this;
        }

        /**
         * Sets the name server; default: those of the system. With a server, the name is taken as complete.
         *
         * @throws IllegalArgumentException if it is unresolved: the check cannot look up the address of its own server
         */
        @CanIgnoreReturnValue
        public Builder server(InetSocketAddress server) {
            if (requireNonNull(server, "DnsCheck.Builder.server: server is null")
                    .isUnresolved()) {
                throw new IllegalArgumentException(
                        "server: " + server.getHostString() + " (expected: an address such as 10.0.0.2)");
            }
            this.server = server;
            return this;
        }

        /**
         * Demands records of another type instead of addresses; default: addresses. The hosts file does not count then.
         *
         * @param values those that must be among them, in the form that the type describes; none if any will do
         */
        @CanIgnoreReturnValue
        public Builder records(RecordType type, String... values) {
            requireNonNull(type, "DnsCheck.Builder.records: type is null");
            this.records =
                    RecordDemand.of(type, List.of(requireNonNull(values, "DnsCheck.Builder.records: values is null")));
            return this;
        }

        /**
         * Sets the minimum number of addresses, or of other records; default: 1.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        @CanIgnoreReturnValue
        public Builder minAddresses(int minAddresses) {
            if (minAddresses < 1) {
                throw new IllegalArgumentException("minAddresses: " + minAddresses + " (expected: at least 1)");
            }
            this.minAddresses = minAddresses;
            return this;
        }

        /** Ignores the hosts file, so that only name servers decide. Default: it is consulted, unless there is a {@link #server}. */
        @CanIgnoreReturnValue
        public Builder nameServersOnly() {
            this.hosts = null;
            return this;
        }

        @CanIgnoreReturnValue
        Builder hostsFile(Path path) {
            this.hosts = new HostsFile(path);
            return this;
        }

        /** The check. */
        public DnsCheck build() {
            return new DnsCheck(this);
        }
    }
}
