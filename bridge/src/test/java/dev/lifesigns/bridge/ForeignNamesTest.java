/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignNamesTest {
    @ParameterizedTest
    @CsvSource({
        "db, db",
        "diskSpace, disk-space",
        "db/primaryDataSource, db.primary-data-source",
        "HTTPServer, http-server",
        "compositeDiscoveryClient(), composite-discovery-client",
        "Größe, gr-e",
        "-x-, x",
        "a  b, a-b",
        "ΩΩ, check",
        "s3, s3",
        "io.example.DbCheck, io.example.db-check"
    })
    void nameIsMapped(String foreign, String name) {
        assertThat(ForeignNames.mapped(foreign)).isEqualTo(name);
    }

    @Test
    void longNameIsCut() {
        assertThat(ForeignNames.mapped("x".repeat(100))).isEqualTo("x".repeat(63));
    }

    @Test
    void nameThatIsTakenGetsANumber() {
        assertThat(ForeignNames.free("db", Set.of("db", "db-2")::contains)).isEqualTo("db-3");
        String longest = "x".repeat(63);
        assertThat(ForeignNames.free(longest, Set.of(longest)::contains)).isEqualTo("x".repeat(61) + "-2");
    }

    @Test
    void spellingsOfOneNameAreOne() {
        assertThat(ForeignNames.relaxed("db/primaryDataSource"))
                .isEqualTo(ForeignNames.relaxed("db.primary-data-source"))
                .isEqualTo(ForeignNames.relaxed("DB.PRIMARY_DATA_SOURCE"))
                .isNotEqualTo(ForeignNames.relaxed("db.primary.data.source"));
    }
}
