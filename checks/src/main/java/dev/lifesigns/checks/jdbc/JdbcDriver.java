/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Opens connections within a deadline, as far as the driver supports one. */
final class JdbcDriver {
    private static final String APPLICATION_NAME = "lifesigns";

    /** The driver's own limit must not expire while there is still time: that would look like a refusal. */
    private static final int SLACK_MILLIS = 5;

    private static final String SQLITE_READ_ONLY = "1";

    private JdbcDriver() {}

    /** Whether a driver on the class path accepts the URL. */
    static boolean isThereFor(String url) {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException none) {
            return false;
        }
    }

    /** The scheme and the driver of a URL, {@code jdbc:postgresql}: the only part that may be shown. */
    static String kindOf(String url) {
        String[] parts = url.split(":", 3);
        return parts.length == 3 && parts[0].equalsIgnoreCase("jdbc") ? "jdbc:" + parts[1] : "not a JDBC URL";
    }

    /**
     * Connects.
     *
     * @param properties properties for the driver beside the URL; our own limits and guards are added where it sets none
     */
    static Connection connect(String url, Properties properties, CheckDeadline deadline) throws SQLException {
        if (!isThereFor(url)) {
            throw new KnownFailure(ErrorKind.FAILED, "no JDBC driver for " + kindOf(url), null);
        }
        Driver driver = DriverManager.getDriver(url);
        Connection connection = driver.connect(url, completed(url, properties, deadline));
        if (connection == null) {
            throw new KnownFailure(ErrorKind.FAILED, "the driver does not accept its own URL", null);
        }
        return connection;
    }

    /** Our own properties, unless they are set already. */
    private static Properties completed(String url, Properties given, CheckDeadline deadline) {
        DriverFamily family = DriverFamily.of(url);
        Set<String> told = new HashSet<>();
        for (UrlProperty property : UrlProperty.of(family, url, given)) {
            told.add(property.name());
        }
        Properties properties = new Properties();
        properties.putAll(given);
        limits(family, deadline).forEach((name, value) -> {
            if (!told.contains(name.toLowerCase(Locale.ROOT))) {
                properties.setProperty(name, value);
            }
        });
        guards(family, url, told).forEach((name, value) -> {
            if (!told.contains(name.toLowerCase(Locale.ROOT))) {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }

    private static Map<String, String> limits(DriverFamily family, CheckDeadline deadline) {
        int millis = deadline.remainingMillis();
        return switch (family) {
            // Only the login limit accepts fractions of a second; the others end the driver's helper thread.
            case POSTGRESQL -> {
                String seconds = Integer.toString((millis + 999) / 1000);
                // behind a pooler, a named statement of ours may reach a session that does not have it
                yield Map.of(
                        "prepareThreshold",
                        "0",
                        "loginTimeout",
                        String.format(Locale.ROOT, "%.3f", (millis + SLACK_MILLIS) / 1000.0),
                        "connectTimeout",
                        seconds,
                        "socketTimeout",
                        seconds,
                        "cancelSignalTimeout",
                        "1",
                        "ApplicationName",
                        APPLICATION_NAME);
            }
            case MYSQL -> Map.of("connectTimeout", Integer.toString(millis), "socketTimeout", Integer.toString(millis));
            case H2, HSQLDB, DERBY, SQLITE, OTHER -> Map.of();
        };
    }

    /** A database must exist, its files are not written, and no server may request files of this machine. */
    private static Map<String, String> guards(DriverFamily family, String url, Set<String> told) {
        if (family == DriverFamily.MYSQL) {
            return url.toLowerCase(Locale.ROOT).startsWith("jdbc:mariadb:")
                    ? Map.of("allowLocalInfile", "false")
                    : Map.of("allowLoadLocalInfile", "false", "allowUrlInLocalInfile", "false");
        }
        if (family.inMemory(url)) {
            return Map.of();
        }
        boolean files = family.opensFiles(url);
        return switch (family) {
            // a database that is served to others cannot be opened read-only
            case H2 ->
                files && !told.contains("auto_server")
                        ? Map.of("IFEXISTS", "TRUE", "ACCESS_MODE_DATA", "r")
                        : Map.of("IFEXISTS", "TRUE");
            case HSQLDB -> files ? Map.of("ifexists", "true", "shutdown", "true") : Map.of();
            case SQLITE -> Map.of("open_mode", SQLITE_READ_ONLY);
            case DERBY, POSTGRESQL, MYSQL, OTHER -> Map.of();
        };
    }
}
