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
import java.util.stream.IntStream;

/**
 * The command of an exec probe, without the shell around it.
 *
 * @param line what is run
 * @param stopsAtFailure whether the first failure ends it, as after {@code set -e}
 */
record ProbeCommand(String line, boolean stopsAtFailure) {
    private static final Pattern SHELL = Pattern.compile("(?:\\S*/)?(?:sh|bash|ash|dash|zsh|ksh)");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:&&|\\|\\||[;|\\n])\\s*");
    /* Programs of the shell itself, or as small: they are done before a second has passed. */
    private static final Set<String> QUICK = Set.of(
            "true", ":", "test", "[", "[[", "cat", "echo", "stat", "ls", "pgrep", "pidof", "kill", "ps", "grep", "exit",
            "touch", "date", "find", "head", "tail", "wc", "awk", "sed", "cut", "false", "then", "else", "do", "done",
            "fi", "}", ")");
    /* Of the shell, before the first program of a part. */
    private static final Pattern BEFORE_PROGRAM =
            Pattern.compile("^(?:[({!]\\s*|(?:if|then|else|elif|do|while|until)\\s+)+");
    private static final String PATH = "(?:/|/tmp|/etc|/proc|/dev|/var|/usr|/bin|/home|/opt|/root|/app|\\.)?/?";
    private static final Pattern SUCCESS =
            Pattern.compile("(?:\\S*/)?(?:true|:|exit 0|(?:echo|printf|sleep)(?: .*)?|date|pwd|id|"
                    + "whoami|hostname|uname(?: -\\w+)?|env|printenv|uptime|ps(?: -?\\w+)*|ls(?: -\\w+)*(?: " + PATH
                    + ")?|"
                    + "cat /proc/(?:1|self)/\\w+|cat /etc/(?:hostname|hosts|passwd|os-release|resolv\\.conf)|"
                    + "(?:test|\\[) -[def] " + PATH + "(?: \\])?)");
    /* Whatever came before, the last part decides. */
    private static final Pattern ALWAYS =
            Pattern.compile("(?s).*(?:\\|\\||[;\\n])\\s*(?:(?:/bin/)?true|:|exit 0|echo(?: [^;&|\\n]*)?)\\s*;?\\s*");
    private static final Pattern FAILURE = Pattern.compile("\\b(?:exit|return)\\s+(?!0\\b)|(?<![-=\\w])false\\b");
    private static final Pattern STRICT = Pattern.compile("\\bset\\s+-\\w*e");
    private static final Pattern CONTINUED = Pattern.compile("(&&|\\|)\\s*\\n\\s*|\\\\\\n");

    static ProbeCommand of(Exec exec) {
        List<String> words = exec.command();
        int options = optionsOfShell(words);
        if (options == 0) {
            return new ProbeCommand(String.join(" ", words).strip(), false);
        }
        String script =
                CONTINUED.matcher(words.get(options + 1)).replaceAll("$1 ").strip();
        boolean strict = words.subList(1, options + 1).stream().anyMatch(option -> option.matches("-\\w*e\\w*"))
                || STRICT.matcher(script).find();
        return new ProbeCommand(script, strict);
    }

    /** How many options, at most three, precede the script of a shell: {@code -c} is the last; 0 if it runs no script. */
    private static int optionsOfShell(List<String> words) {
        if (words.isEmpty() || !SHELL.matcher(words.get(0)).matches()) {
            return 0;
        }
        return IntStream.rangeClosed(1, Math.min(3, words.size() - 2))
                .filter(i -> words.get(i).matches("-\\w*c"))
                .findFirst()
                .orElse(0);
    }

    /** The program that it runs first, without its folder. */
    String name() {
        return nameOf(line);
    }

    private static String nameOf(String part) {
        String first = BEFORE_PROGRAM.matcher(part).replaceFirst("").split("\\s+", 2)[0];
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** Whether it only runs programs that take no time. */
    boolean isQuick() {
        return Arrays.stream(SEPARATOR.split(line))
                .filter(part -> !part.isEmpty())
                .allMatch(part -> QUICK.contains(nameOf(part)));
    }

    /** Whether it succeeds whatever state the program in the container is in. */
    boolean cannotFail() {
        if (FAILURE.matcher(line).find()) {
            return false;
        }
        if (!stopsAtFailure && ALWAYS.matcher(line).matches()) {
            return true;
        }
        return Arrays.stream(SEPARATOR.split(line))
                .allMatch(part -> SUCCESS.matcher(part).matches());
    }
}
