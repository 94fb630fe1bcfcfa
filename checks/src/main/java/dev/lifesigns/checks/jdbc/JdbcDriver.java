/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.Deadline;
import dev.lifesigns.ErrorKind;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/** Opens connections within a deadline, as far as the driver knows how to. */
final class JdbcDriver {
    private static final String APPLICATION_NAME = "lifesigns";

    /** The driver's own limit must not fire while there is still time: it would read as a refusal. */
    private static final int SLACK_MILLIS = 5;

    private JdbcDriver() {}

    /** Whether a driver on the class path accepts the URL. */
    static boolean isThereFor(String url) {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException none) {
            return false;
        }
    }

    /** The scheme and the driver of a URL, {@code jdbc:postgresql}: all of it that may be shown. */
    static String kindOf(String url) {
        String[] parts = url.split(":", 3);
        return parts.length == 3 && parts[0].equalsIgnoreCase("jdbc") ? "jdbc:" + parts[1] : "not a JDBC URL";
    }

    /**
     * Connects.
     *
     * @param properties what the driver is told beside the URL; of our own limits, those that are not among them
     */
    static Connection connect(String url, Properties properties, Deadline deadline) throws SQLException {
        if (!isThereFor(url)) {
            throw new KnownFailure(ErrorKind.FAILED, "no JDBC driver for " + kindOf(url), null);
        }
        Driver driver = DriverManager.getDriver(url);
        Connection connection = driver.connect(url, limited(url, properties, deadline));
        if (connection == null) {
            throw new KnownFailure(ErrorKind.FAILED, "the driver does not accept its own URL", null);
        }
        return connection;
    }

    private static Properties limited(String url, Properties given, Deadline deadline) {
        Properties properties = new Properties();
        int millis = deadline.remainingMillis();
        if (url.startsWith("jdbc:postgresql:")) {
            // Only the login limit knows fractions of a second; the others end the driver's helper thread.
            String seconds = Integer.toString((millis + 999) / 1000);
            properties.setProperty(
                    "loginTimeout", String.format(Locale.ROOT, "%.3f", (millis + SLACK_MILLIS) / 1000.0));
            properties.setProperty("connectTimeout", seconds);
            properties.setProperty("socketTimeout", seconds);
            properties.setProperty("cancelSignalTimeout", "1");
            properties.setProperty("ApplicationName", APPLICATION_NAME);
        } else if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            properties.setProperty("connectTimeout", Integer.toString(millis));
            properties.setProperty("socketTimeout", Integer.toString(millis));
        }
        properties.putAll(given);
        return properties;
    }
}
