/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command of an exec probe, without the shell around it.
 *
 * @param line what is run
 */
record ProbeCommand(String line) {
    private static final Pattern SHELL = Pattern.compile("(?:\\S*/)?(?:sh|bash|ash|dash|zsh|ksh)");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:&&|\\|\\||[;|\\n])\\s*");
    /* Programs of the shell itself, or as small: they are done before a second has passed. */
    private static final Set<String> QUICK = Set.of(
            "true", ":", "test", "[", "[[", "cat", "echo", "stat", "ls", "pgrep", "pidof", "kill", "ps", "grep", "exit",
            "touch", "date", "find", "head", "tail", "wc", "awk", "sed", "cut", "if", "then", "else", "fi", "!");
    private static final String PATH = "(?:/|/tmp|/etc|/proc|/dev|/var|/usr|/bin|/home|/opt|/root|/app|\\.)?/?";
    private static final Pattern SUCCESS =
            Pattern.compile("(?:\\S*/)?(?:true|:|exit 0|(?:echo|printf|sleep)(?: .*)?|date|pwd|id|"
                    + "whoami|hostname|uname(?: -\\w+)?|env|printenv|uptime|ps(?: -?\\w+)*|ls(?: -\\w+)*(?: " + PATH
                    + ")?|"
                    + "cat /proc/(?:1|self)/\\w+|cat /etc/(?:hostname|hosts|passwd|os-release|resolv\\.conf)|"
                    + "(?:test|\\[) -[def] " + PATH + "(?: \\])?)");
    /* Whatever came before, the last part decides. */
    private static final Pattern ALWAYS =
            Pattern.compile("(?s).*(?:\\|\\||;)\\s*(?:(?:/bin/)?true|:|exit 0|echo(?: [^;&|]*)?)\\s*;?\\s*");

    static ProbeCommand of(Exec exec) {
        List<String> words = exec.command();
        if (words.size() >= 3
                && SHELL.matcher(words.get(0)).matches()
                && words.get(1).matches("-\\w*c")) {
            return new ProbeCommand(words.get(2).strip());
        }
        return new ProbeCommand(String.join(" ", words).strip());
    }

    /** The program that it runs first, without its folder. */
    String name() {
        String first = line.split("\\s+", 2)[0];
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** Whether it only runs programs that take no time. */
    boolean isQuick() {
        return Arrays.stream(SEPARATOR.split(line))
                .filter(part -> !part.isEmpty())
                .allMatch(part -> QUICK.contains(new ProbeCommand(part).name()));
    }

    /** Whether it succeeds whatever state the program in the container is in. */
    boolean cannotFail() {
        if (ALWAYS.matcher(line).matches() && !line.contains("exit 1")) {
            return true;
        }
        return Arrays.stream(SEPARATOR.split(line))
                .allMatch(part -> SUCCESS.matcher(part).matches());
    }
}
