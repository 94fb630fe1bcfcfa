/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import java.util.Locale;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A kind of record that is not an address. */
public enum RecordType {
    /** An alias; its value is the other name. */
    CNAME(Type.CNAME),
    /** A mail server; its value is {@code 10 mail.example.com}. */
    MX(Type.MX),
    /** A name server; its value is the name. */
    NS(Type.NS),
    /** A service; its value is priority, weight, port and name: {@code 0 5 5060 sip.example.com}. */
    SRV(Type.SRV),
    /** A text; its parts are joined. */
    TXT(Type.TXT);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    /** The number of the type on the wire. */
    int code() {
        return code;
    }

    /** The value of such a record, in the form in which two equal ones look alike. */
    static String value(Record record) {
        if (record instanceof TXTRecord txt) {
            return String.join("", txt.getStrings());
        } else if (record instanceof MXRecord mx) {
            return MX.normal(mx.getPriority() + " " + mx.getTarget());
        } else if (record instanceof SRVRecord srv) {
            return SRV.normal(srv.getPriority() + " " + srv.getWeight() + " " + srv.getPort() + " " + srv.getTarget());
        } else if (record instanceof NSRecord ns) {
            return NS.normal(ns.getTarget().toString());
        } else {
            return CNAME.normal(((CNAMERecord) record).getTarget().toString());
        }
    }

    /** Names in lower case and without the dot at the end; texts as they are. */
    String normal(String value) {
        if (this == TXT) {
            return value;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
