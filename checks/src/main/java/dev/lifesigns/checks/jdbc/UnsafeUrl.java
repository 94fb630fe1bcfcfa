/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Refuses what makes a driver do more than connect: read or write files, load classes, run statements, create databases.
 *
 * <p>For known drivers, it refuses every property that is not known to be {@linkplain HarmlessProperties harmless}; for
 * the others, those whose names are known to be or sound dangerous.
 */
final class UnsafeUrl {
    private static final String EXPECTED =
            " (expected: none that reads or writes files, loads classes, runs statements or creates a database, unless"
                    + " allowUnsafeUrl is set)";

    /** Names for unknown drivers, reduced to letters. */
    private static final Pattern DANGEROUS =
            Pattern.compile(".*(?:factory|interceptor|plugin|classname|callback|jaas|jndi"
                    + "|transform|deseriali[sz]|infile|initsql|(?<!de|sub)script|logg?(?:er)?(?:file|dir|path)|tracefile|tracedir|tracelevel"
                    + "|multiquer|multistatement|sessionvariables|loadextension|listener|infoprovider|executor|eventhandler|strategy"
                    + "|provider|classpath|classloader|credentialtype|inifile|configfile|configuration|initialsql|sqlfile|runscript"
                    + "|restorefrom|createfrom|recoveryfrom|createdatabase|logdevice|command|library).*"
                    + "|.*class|init|create|model|service|sourceurl|extensions?|pool|drop|upgrade");

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z]");
    private static final Pattern SQLITE_RESOURCE = Pattern.compile("jdbc:sqlite:+resource:.*", Pattern.DOTALL);

    private UnsafeUrl() {}

    /**
     * Accepts a harmless URL.
     *
     * @throws IllegalArgumentException with the name of the property that is not harmless, and never a value
     */
    static void refuse(String url, Properties properties) {
        DriverFamily family = DriverFamily.of(url);
        if (SQLITE_RESOURCE.matcher(url.toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException("url: a resource that is copied to a file" + EXPECTED);
        }
        for (UrlProperty property : UrlProperty.of(family, url, properties)) {
            if (!harmless(family, property, url)) {
                String name = property.shown() == null ? "without a value" : "'" + property.shown() + "'";
                throw new IllegalArgumentException("url: property " + name + EXPECTED);
            }
        }
    }

    private static boolean harmless(DriverFamily family, UrlProperty property, String url) {
        if (family == DriverFamily.OTHER) {
            String letters = NOT_A_LETTER.matcher(property.name()).replaceAll("");
            return property.value().equalsIgnoreCase("false")
                    || !DANGEROUS.matcher(letters).matches();
        }
        if (property.name().equals("db_close_delay")) {
            // with files, it keeps the database open and locked long after the check is gone
            return family == DriverFamily.H2 && family.inMemory(url);
        }
        Pattern values = HarmlessProperties.valuesOf(family, property.name());
        return values != null && values.matcher(property.value()).matches();
    }
}
