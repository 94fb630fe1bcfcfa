/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import org.xbill.DNS.Type;

/** A kind of address record. */
public enum AddressType {
    /** IPv4. */
    A(Type.A),
    /** IPv6. */
    AAAA(Type.AAAA);

    private final int code;

    AddressType(int code) {
        this.code = code;
    }

    /** The number of the type on the wire. */
    int code() {
        return code;
    }
}
