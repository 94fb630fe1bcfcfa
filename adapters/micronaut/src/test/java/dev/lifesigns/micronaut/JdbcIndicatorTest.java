/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.contract.ScriptedForeignCheck;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Micronaut's own indicator of databases, which occupies a thread although it is a publisher like others. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JdbcIndicatorTest {
    private final ScriptedForeignCheck connecting = ScriptedForeignCheck.up();

    @AfterEach
    void release() {
        connecting.release();
    }

    @Test
    void databaseThatHangsIsAskedOnce() throws Exception {
        RunningApplication.Setup setup = RunningApplication.setup()
                .set("lifesigns.checks.jdbc.period", "300ms")
                .set("lifesigns.checks.jdbc.timeout", "200ms")
                .bean(DataSource.class, database());
        try (RunningApplication application = setup.run()) {
            assertThat(application.component("jdbc").path("status").asText()).isEqualTo("UP");
            connecting.hangs();
            while (!error(application).equals("stuck") && connecting.mostInFlight() == 1) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(connecting.mostInFlight()).isEqualTo(1);
        }
    }

    private static String error(RunningApplication application) throws Exception {
        return application.component("jdbc").path("details").path("error").asText();
    }

    private DataSource database() {
        DatabaseMetaData metadata = stub(DatabaseMetaData.class, method -> "jdbc:shop://127.0.0.1:1/shop");
        Connection connection = stub(Connection.class, method -> switch (method) {
            case "isValid" -> true;
            case "getMetaData" -> metadata;
            default -> null;
        });
        return stub(DataSource.class, method -> switch (method) {
            case "getConnection" -> {
                connecting.call();
                yield connection;
            }
            case "hashCode" -> 1;
            case "equals" -> false;
            default -> null;
        });
    }

    private interface Methods {
        @Nullable
        Object call(String method) throws Exception;
    }

    private static <T> T stub(Class<T> type, Methods methods) {
        return type.cast(Proxy.newProxyInstance(
                JdbcIndicatorTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> methods.call(method.getName())));
    }
}
