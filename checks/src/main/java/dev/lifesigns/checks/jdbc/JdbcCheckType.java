/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Properties;

/** {@code type: jdbc} in a configuration file. */
public final class JdbcCheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url",
                    "The JDBC URL, such as jdbc:postgresql://localhost:5432/orders; its driver must be on the class path.")
            .required();
    static final Option<String> USERNAME = Option.text("username", "The database user.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> QUERY =
            Option.text("query", "A statement that reads little data.").withDefault(ValidationQuery.DEFAULT);

    static final Option<String> EXPECT = Option.text(
            "expect",
            "Expected value of the first column of the first row; default: any row that does not start with false.");
    static final Option<Boolean> ALLOW_UNSAFE_URL = Option.flag(
                    "allowUnsafeUrl",
                    "Allows properties in the URL that read or write files, load classes, run statements or create a"
                            + " database.")
            .withDefault(false);

    /** For {@link java.util.ServiceLoader}. */
    public JdbcCheckType() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public String summary() {
        return "A relational database answers a query, over one persistent connection.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(URL, USERNAME, PASSWORD, QUERY, EXPECT, ALLOW_UNSAFE_URL);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        String url = values.get(URL);
        if (!JdbcDriver.isThereFor(url)) {
            throw new InvalidOptionException(
                    URL,
                    "url: " + JdbcDriver.kindOf(url)
                            + " (expected: a JDBC URL whose driver is on the class path; its jar belongs in ext/ of the agent)");
        }
        JdbcCheck.Builder builder = JdbcCheck.builder(url, properties(values));
        if (values.get(ALLOW_UNSAFE_URL)) {
            builder.allowUnsafeUrl();
        }
        OptionMapping.apply(values, QUERY, builder::query);
        OptionMapping.apply(values, EXPECT, builder::expect);
        return OptionMapping.build(URL, builder::build);
    }

    private static Properties properties(OptionValues values) {
        Properties properties = new Properties();
        String username = values.find(USERNAME);
        if (username != null) {
            properties.setProperty("user", username);
        }
        String password = values.find(PASSWORD);
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }
}
