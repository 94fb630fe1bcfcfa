/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckResult;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** What the first column of the first row must be. There must always be a row. */
final class ExpectedAnswer {
    private static final int LONGEST_SHOWN = 60;

    private final @Nullable String text;

    private ExpectedAnswer(@Nullable String text) {
        this.text = text;
    }

    /** Anything but false, or null for a boolean column. */
    static ExpectedAnswer notFalse() {
        return new ExpectedAnswer(null);
    }

    /** This value: a boolean or a number however the driver writes it, anything else as the driver writes it. */
    static ExpectedAnswer exactly(String text) {
        return new ExpectedAnswer(requireNonNull(text, "JdbcCheck.Builder.expect: text is null"));
    }

    CheckResult judge(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return CheckResult.down(
                    "query: no row (expected: " + (text == null ? "at least one" : "'" + text + "'") + ")");
        }
        if (text == null) {
            Object value = rows.getObject(1);
            return Boolean.FALSE.equals(value) || value == null && isBoolean(rows)
                    ? CheckResult.down("query: " + value + " (expected: true)")
                    : CheckResult.up();
        }
        String found = rows.getString(1);
        return text.equals(found) || sameValue(text, rows.getObject(1))
                ? CheckResult.up()
                : CheckResult.down("query: " + shown(found) + " (expected: '" + text + "')");
    }

    private static boolean isBoolean(ResultSet rows) throws SQLException {
        int type = rows.getMetaData().getColumnType(1);
        return type == Types.BOOLEAN || type == Types.BIT;
    }

    /** Drivers write {@code TRUE}, {@code t} or {@code 1}, and {@code 1} or {@code 1.0}, for the same value. */
    private static boolean sameValue(String text, @Nullable Object value) {
        if (value instanceof Boolean) {
            return text.equalsIgnoreCase(value.toString());
        }
        if (value instanceof Number) {
            try {
                return new BigDecimal(text).compareTo(new BigDecimal(value.toString())) == 0;
            } catch (NumberFormatException notFinite) {
                return false;
            }
        }
        return false;
    }

    private static String shown(@Nullable String found) {
        if (found == null) {
            return "null";
        }
        return found.length() <= LONGEST_SHOWN ? "'" + found + "'" : "'" + found.substring(0, LONGEST_SHOWN) + "…'";
    }
}
