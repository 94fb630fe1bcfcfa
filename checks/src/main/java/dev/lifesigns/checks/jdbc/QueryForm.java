/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses queries that do more than read. It looks at words and does not parse: if in doubt, it refuses.
 *
 * <p>It prevents accidents, and what a read-only transaction does not prevent: access to files, and statements after a
 * semicolon. A function defined in the database can still do whatever its author wrote.
 */
final class QueryForm {
    /** Comments before the statement; not those with an exclamation mark, which MySQL executes. */
    private static final Pattern COMMENTS =
            Pattern.compile("^(?:\\s|--[^\\n]*(?:\\n|$)|/\\*(?![!M+])[^*]*\\*+(?:[^/*][^*]*\\*+)*/)+");

    private static final Pattern QUESTION =
            Pattern.compile("\\(*\\s*(?:SELECT|WITH|VALUES|TABLE|SHOW)\\b", Pattern.CASE_INSENSITIVE);

    /** Functions and clauses that access files, other databases or classes, on this side or the other. */
    private static final Pattern REACHING = Pattern.compile(
            "\\b(csvwrite|csvread|file_read|file_write|link_schema|load_file|load_extension|outfile|dumpfile|runscript"
                    + "|lo_import|lo_export|lo_put|lo_from_bytea|pg_file_\\w+|pg_read_\\w*file|dblink\\w*|writefile|readfile)\\b",
            Pattern.CASE_INSENSITIVE);

    /** HSQLDB's {@code "java.lang.System.exit"(1)}; a name whose letters are hidden. */
    private static final Pattern HIDDEN =
            Pattern.compile("\"[^\"]*\\.[^\"]*\"\\s*\\(|\\bU&\\s*[\"']", Pattern.CASE_INSENSITIVE);

    private QueryForm() {}

    /**
     * Accepts a query that only reads.
     *
     * @throws IllegalArgumentException for anything else
     */
    static void require(String sql) {
        String bare = COMMENTS.matcher(sql).replaceFirst("").strip();
        if (!QUESTION.matcher(bare).lookingAt()) {
            throw refused("'" + firstWord(bare) + "'", "a SELECT, WITH, VALUES, TABLE or SHOW statement");
        }
        if (bare.replaceFirst("[;\\s]+$", "").indexOf(';') >= 0) {
            throw refused("';'", "one statement");
        }
        Matcher reaching = REACHING.matcher(bare);
        if (reaching.find()) {
            throw refused("'" + reaching.group(1) + "'", "a query that accesses no file or other database");
        }
        if (HIDDEN.matcher(bare).find() || bare.contains("/*!") || bare.contains("/*M!")) {
            throw refused("a hidden name or call", "a query whose words can be read");
        }
    }

    private static String firstWord(String sql) {
        String[] words = sql.split("\\W", 2);
        return words[0].length() <= 20 ? words[0] : "";
    }

    private static IllegalArgumentException refused(String found, String expected) {
        return new IllegalArgumentException("query: " + found + " (expected: " + expected + ")");
    }
}
