/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.ResolverConfig;

/**
 * Which servers to query, and for which full names.
 *
 * @param addresses in the order in which they are queried
 * @param searchPath domains that a short name may be in
 * @param ndots the number of dots from which on a name is first tried as written
 */
record NameServers(List<InetSocketAddress> addresses, List<Name> searchPath, int ndots) {

    /** A single given server; names are then taken as complete. */
    static NameServers only(InetSocketAddress server) {
        return new NameServers(List.of(server), List.of(), 0);
    }

    /** The system's, read again each time, because laptops move and DHCP leases expire. */
    static NameServers ofSystem() {
        ResolverConfig system = new ResolverConfig();
        return new NameServers(system.servers(), system.searchPath(), system.ndots());
    }

    /** The full names that a name may mean, the likeliest first. */
    List<Name> candidates(Name name) {
        if (name.isAbsolute()) {
            return List.of(name);
        }
        Set<Name> candidates = new LinkedHashSet<>();
        boolean asItStandsFirst = name.labels() - 1 >= ndots;
        if (asItStandsFirst) {
            add(candidates, name, Name.root);
        }
        searchPath.forEach(domain -> add(candidates, name, domain));
        add(candidates, name, Name.root);
        return new ArrayList<>(candidates);
    }

    private static void add(Set<Name> candidates, Name name, Name domain) {
        try {
            candidates.add(Name.concatenate(name, domain));
        } catch (NameTooLongException e) {
            // Such a name cannot exist in this domain.
        }
    }
}
