/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * LDAPv3, as far as a search for one entry needs it (RFC 4511). An operation follows the end of the one before, so that
 * all have the same message ID.
 *
 * @param base the name of the entry that must be there; empty for that of the server itself
 * @param bind who logs in, or {@code null} for an anonymous client
 * @param startTls how to encrypt before that, or {@code null} if that is not demanded
 */
record LdapProtocol(
        String base, @Nullable Bind bind, @Nullable TlsDemand startTls) implements Conversation.Protocol {
    private static final int VERSION = 3;
    private static final int ID = 1;
    private static final int MOST_MESSAGES = 100;
    private static final String OID_OF_START_TLS = "1.3.6.1.4.1.1466.20037";
    private static final String NO_ATTRIBUTES = "1.1";

    private static final int BIND_REQUEST = 0x60;
    private static final int BIND_RESPONSE = 0x61;
    private static final int SIMPLE = 0x80;
    private static final int SEARCH_REQUEST = 0x63;
    private static final int SEARCH_ENTRY = 0x64;
    private static final int SEARCH_DONE = 0x65;
    private static final int PRESENT = 0x87;
    private static final int EXTENDED_REQUEST = 0x77;
    private static final int EXTENDED_RESPONSE = 0x78;
    private static final int NAME_OF_EXTENSION = 0x80;

    @Override
    public void open(Wire wire) throws IOException {
        if (startTls != null) {
            send(wire, Ber.of(EXTENDED_REQUEST, Ber.text(NAME_OF_EXTENSION, OID_OF_START_TLS)));
            Outcome.of(response(wire, EXTENDED_RESPONSE)).requireSuccess("StartTLS");
            wire.encrypt(startTls);
        }
        if (bind != null) {
            send(
                    wire,
                    Ber.of(BIND_REQUEST, Ber.integer(VERSION), Ber.text(bind.dn()), Ber.text(SIMPLE, bind.password())));
            Outcome.of(response(wire, BIND_RESPONSE)).requireSuccess("bind");
        }
    }

    @Override
    public CheckResult ask(Wire wire) throws IOException {
        send(
                wire,
                Ber.of(
                        SEARCH_REQUEST,
                        Ber.text(base),
                        // the entry itself, no aliases, no limits
                        Ber.enumerated(0),
                        Ber.enumerated(0),
                        Ber.integer(0),
                        Ber.integer(0),
                        Ber.no(),
                        Ber.text(PRESENT, "objectClass"),
                        Ber.of(Ber.SEQUENCE, Ber.text(NO_ATTRIBUTES))));
        boolean found = false;
        for (int read = 0; read < MOST_MESSAGES; read++) {
            Ber message = message(wire);
            if (message.tag() == SEARCH_DONE) {
                Outcome.of(message).requireSuccess("search");
                if (!found) {
                    throw new Refusal(ErrorKind.FAILED, "search: no entry (expected: one that the client may read)");
                }
                return CheckResult.up();
            }
            found |= message.tag() == SEARCH_ENTRY;
        }
        throw Refusal.unexpected(MOST_MESSAGES + " messages", "the end of the search");
    }

    private static void send(Wire wire, Ber operation) throws IOException {
        wire.send(Ber.of(Ber.SEQUENCE, Ber.integer(ID), operation).bytes());
    }

    private static Ber response(Wire wire, int tag) throws IOException {
        Ber message = message(wire);
        if (message.tag() != tag) {
            throw Refusal.unexpected(
                    "message 0x" + Integer.toHexString(message.tag()), "0x" + Integer.toHexString(tag));
        }
        return message;
    }

    /** The operation in the next message. The server takes its leave with a message that answers none (§4.4.1). */
    private static Ber message(Wire wire) throws IOException {
        Ber.Elements message = Ber.read(wire).elements();
        int id = message.next().number();
        Ber operation = message.next();
        if (id == 0) {
            Outcome.of(operation).requireSuccess("the server ends the connection");
        }
        if (id != ID) {
            throw Refusal.unexpected("message " + id, "message " + ID);
        }
        return operation;
    }
}
