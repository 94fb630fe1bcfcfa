/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/db?user=app&password=hunter2",
                "jdbc:postgresql://host/db?password=hunter2&sslmode=require",
                "jdbc:h2:mem:orders;USER=app;PASSWORD=hunter2;MODE=Oracle",
                "jdbc:sqlserver://host:1433;databaseName=db;password=hunter2",
                "jdbc:mysql://app:hunter2@host:3306/db",
                "jdbc:oracle:thin:app/hunter2@host:1521:db",
            })
    void secretOfTheUrlIsMaskedWhereverADriverRepeatsIt(String url) {
        assertThat(JdbcSecrets.of(url, new Properties()).clean("no luck with hunter2 today"))
                .isEqualTo("no luck with *** today");
    }

    @Test
    void secretIsMaskedAsWrittenAndAsRead() {
        String url = "jdbc:postgresql://host/db?password=hunter%402";

        assertThat(JdbcSecrets.of(url, new Properties()).clean("neither hunter%402 nor hunter@2"))
                .isEqualTo("neither *** nor ***");
    }

    @Test
    void passwordOfThePropertiesIsMaskedAndTheUserIsNot() {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "hunter2");

        assertThat(JdbcSecrets.of("jdbc:h2:mem:x", properties).clean("app said hunter2"))
                .isEqualTo("app said ***");
    }
}
