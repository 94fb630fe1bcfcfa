/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.hosts.HostsFileParser;

/**
 * The hosts file, which every program of the machine consults before the name servers, and to which container runtimes add
 * names. It is read again each time.
 *
 * @param path where it is, or {@code null} for the system's own
 */
record HostsFile(@Nullable Path path) {
    /** The addresses of a name as it is written, at most one of each type; none if the file cannot be read. */
    List<String> addresses(Name name, Set<AddressType> types) {
        List<String> addresses = new ArrayList<>();
        try {
            Name complete = name.isAbsolute() ? name : Name.concatenate(name, Name.root);
            HostsFileParser parser = path == null ? new HostsFileParser() : new HostsFileParser(path);
            for (AddressType type : types) {
                parser.getAddressForHost(complete, type.code())
                        .map(InetAddress::getHostAddress)
                        .ifPresent(addresses::add);
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return addresses;
    }
}
