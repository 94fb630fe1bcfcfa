/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes an exec probe that calls the container itself over HTTP: {@code curl -f http://localhost:8080/health}. */
final class LocalRequest {
    private static final Pattern CLIENT = Pattern.compile("(^|[\\s/])(curl|wget)(\\s|$)");
    private static final Pattern URL = Pattern.compile(
            "(?:https?://)?(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1])(?::\\d+)?(/[^\\s'\"|;&>)]*)?");

    private LocalRequest() {}

    static Optional<String> pathOf(Exec exec) {
        String line = String.join(" ", exec.command());
        Matcher url = URL.matcher(line);
        if (!CLIENT.matcher(line).find() || !url.find()) {
            return Optional.empty();
        }
        return Optional.of(url.group(1) == null ? "/" : url.group(1));
    }
}
