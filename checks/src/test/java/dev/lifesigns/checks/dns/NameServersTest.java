/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

class NameServersTest {
    private final NameServers cluster = new NameServers(List.of(), List.of(name("ns.svc."), name("svc.")), 2);

    @Test
    void aShortNameIsTriedInEachDomainBeforeItIsTriedAsItStands() {
        assertThat(cluster.candidates(name("db.prod")))
                .containsExactly(name("db.prod.ns.svc."), name("db.prod.svc."), name("db.prod."));
    }

    @Test
    void aNameWithEnoughDotsIsTriedAsItStandsFirst() {
        assertThat(cluster.candidates(name("a.b.c")))
                .containsExactly(name("a.b.c."), name("a.b.c.ns.svc."), name("a.b.c.svc."));
    }

    @Test
    void aNameThatEndsInADotIsComplete() {
        assertThat(cluster.candidates(name("db."))).containsExactly(name("db."));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException e) {
            throw new AssertionError(e);
        }
    }
}
