/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.manifest.Container;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The other machine that a command asks: {@code pg_isready -h db.shop.svc}. */
final class RemoteHost {
    private static final String START = "(?:^|[\\s;&|(]|/)";
    private static final String HOST = "[\"']?(\\$\\w+|\\$[({]\\w+[)}]|\\[[\\da-f:]+]|[\\w.-]+)";
    private static final String SAME_COMMAND = "\\s(?:[^;&|]*?\\s)?";
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile(START
                    + "(?:pg_isready|psql|redis-cli|valkey-cli|mysqladmin|mysql|mariadb-admin|mariadb|mongo|mongosh|"
                    + "ldapsearch|nats)" + SAME_COMMAND + "(?:-h\\s*|--host[\\s=])" + HOST),
            Pattern.compile(START + "(?:nc|ncat|netcat|telnet)\\s+(?:-(?:w|i)\\s*\\d+\\s+|-\\w+\\s+)*" + HOST
                    + "[\"']?\\s+\\d+"),
            Pattern.compile(START + "(?:ping|nslookup|dig|host)\\s+(?:-[cWwt]\\s*\\d+\\s+|-\\w+\\s+)*" + HOST),
            Pattern.compile(START + "(?:cqlsh)\\s+" + HOST),
            Pattern.compile(START + "(?:curl|wget)" + SAME_COMMAND + "[\"']?(?:https?://)(?:[^/@\\s]*@)?" + HOST),
            Pattern.compile(
                    "\\b(?:postgres|postgresql|mongodb|mongodb\\+srv|redis|rediss|amqp|amqps|mysql)://(?:[^/@\\s]*@)?"
                            + HOST),
            Pattern.compile("/dev/tcp/" + HOST + "/"),
            Pattern.compile(START + "grpc[_-]health[_-]probe" + SAME_COMMAND + "--?addr[\\s=]" + HOST + ":\\d+"),
            Pattern.compile(SAME_COMMAND + "--(?:bootstrap-server|endpoints)[\\s=](?:https?://)?" + HOST + ":\\d+"));
    private static final Pattern VARIABLE = Pattern.compile("\\$[({]?(\\w+)[)}]?");
    private static final Pattern HERE = Pattern.compile(
            "(?i)localhost(?:\\.localdomain)?|127(?:\\.\\d+){3}|0\\.0\\.0\\.0|::1?|\\[::1?]|0|hostname");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([\\w.-]*[A-Za-z0-9])?|\\[[\\da-f:]+]");

    private RemoteHost() {}

    /** The first one; empty if the command asks nobody else, or the manifest does not say whom. */
    static Optional<String> of(Exec exec, Container container) {
        String line = String.join(" ", exec.command());
        Map<String, String> environment = container.environment();
        for (Pattern pattern : PATTERNS) {
            Matcher found = pattern.matcher(line);
            while (found.find()) {
                String host = resolved(found.group(1), environment);
                if (NAME.matcher(host).matches() && !HERE.matcher(host).matches()) {
                    return Optional.of(host);
                }
            }
        }
        return Optional.empty();
    }

    /** The value of a variable if the manifest has it; otherwise nothing that could be a host. */
    private static String resolved(String host, Map<String, String> environment) {
        Matcher variable = VARIABLE.matcher(host);
        return variable.matches() ? environment.getOrDefault(variable.group(1), "") : host;
    }
}
