/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.internal.Redactor;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the secrets that a driver's message must not repeat. */
final class JdbcSecrets {
    /** {@code //user:password@host}; also {@code thin:user/password@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(?://|:)([^/@:?;]*[:/])?([^/@?;]+)@");

    private static final Pattern PARAMETER = Pattern.compile("([\\w.-]+)=([^&;,]*)");

    private JdbcSecrets() {}

    static Secrets of(String url, Properties properties) {
        List<String> secrets = new ArrayList<>();
        Matcher userInfo = USER_INFO.matcher(url);
        while (userInfo.find()) {
            add(secrets, userInfo.group(2));
        }
        Matcher parameter = PARAMETER.matcher(url);
        while (parameter.find()) {
            if (Redactor.secretKey(parameter.group(1))) {
                add(secrets, parameter.group(2));
            }
        }
        properties.forEach((key, value) -> {
            if (Redactor.secretKey(key.toString())) {
                secrets.add(value.toString());
            }
        });
        return Secrets.of(secrets);
    }

    /** As written, and as the driver reads it. */
    private static void add(List<String> secrets, String written) {
        secrets.add(written);
        try {
            secrets.add(URLDecoder.decode(written, UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            // A stray percent sign: the driver takes it literally, too.
            return;
        }
    }
}
