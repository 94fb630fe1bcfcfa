/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcHostsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db:5432/orders?user=x | db",
                "jdbc:postgresql://db/orders | db",
                "jdbc:postgresql://db1:5432,db2/orders | db1 db2",
                "jdbc:postgresql://u:p@db/orders | db",
                "jdbc:postgresql://[::1]:5432/orders | ::1",
                "jdbc:postgresql:orders | ''",
                "jdbc:mysql://address=(host=db)(port=3306),address=(host=db2)/orders | db db2",
                "jdbc:mysql://(host=db,port=3306)/orders | db",
                "jdbc:h2:tcp://db:9092/mem:x;USER=sa | db",
                "jdbc:h2:./x | ''",
                "jdbc:sqlserver://db:1433;databaseName=x | db",
                "jdbc:oracle:thin:@//db:1521/x | db",
            })
    void hostsOfAUrl(String url, String hosts) {
        assertThat(String.join(" ", JdbcHosts.of(url))).isEqualTo(hosts);
    }

    @Test
    void severalAddressesOfOneHostAreTriedOneByOne() throws Exception {
        assertThat(urls("jdbc:postgresql://u:p@db:5432/db?sslmode=prefer", "10.0.0.1", "::1"))
                .containsExactly(
                        "jdbc:postgresql://u:p@10.0.0.1:5432/db?sslmode=prefer",
                        "jdbc:postgresql://u:p@[0:0:0:0:0:0:0:1]:5432/db?sslmode=prefer");
        assertThat(urls("jdbc:h2:tcp://db/mem:x", "10.0.0.1", "10.0.0.2"))
                .containsExactly("jdbc:h2:tcp://10.0.0.1/mem:x", "jdbc:h2:tcp://10.0.0.2/mem:x");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/x?sslmode=verify-full",
        "jdbc:postgresql://db/x?ssl=true",
        "jdbc:mariadb://db/x?sslMode=VERIFY_IDENTITY",
        "jdbc:h2:ssl://db/x",
        "jdbc:sqlserver://db;databaseName=x",
    })
    void nameThatACertificateMustMatchIsLeftToTheDriver(String url) throws Exception {
        assertThat(urls(url, "10.0.0.1", "10.0.0.2")).containsExactly(url);
    }

    @Test
    void severalHostsAreLeftToTheDriver() throws Exception {
        String url = "jdbc:postgresql://db1,db2/x";

        assertThat(urls(url, "10.0.0.1", "10.0.0.2")).containsExactly(url);
    }

    private static List<String> urls(String url, String... literals) throws UnknownHostException {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (String literal : literals) {
            addresses.add(InetAddress.getByName(literal));
        }
        return JdbcHosts.urls(url, new Properties(), addresses);
    }
}
