/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords among the arguments of commands. */
final class CommandLines implements Finder {
    private static final List<Pattern> BEFORE_AN_ARGUMENT = List.of(
            flag(
                    "--[\\w-]{0,40}?(?:pass(?:word|wd|phrase|code)?|secret|token|pwd|api-?key|secret-?key|access-?key|auth|credentials?)(?:=|\\s++)(?!-)"),
            command(
                    "sshpass|mysql[\\w-]*+|mariadb[\\w-]*+|mytop|docker|podman|helm|mongo\\w*+|influx|zabbix_\\w++|cqlsh|az|oc|nexus|vault|skopeo|buildah|7z|rar",
                    "-p\\s*+"),
            command("sqlcmd|bcp|isql|tsql|zip|unzip|mosquitto_\\w++", "-P\\s*+"),
            command("net\\s++use", "/user:\\S++\\s++"),
            command("redis-cli|valkey-cli|keydb-cli", "-a\\s*+"),
            command("ldap\\w++", "-w\\s*+"),
            command("keytool|jarsigner", "-(?:storepass|keypass|srcstorepass|deststorepass)\\s++"),
            command("rabbitmqctl", "(?:add_user|change_password|authenticate_user)\\s++\\S++\\s++"),
            command("net\\s++user", "\\S++\\s++(?!/)"),
            command("htpasswd", "-\\w*b\\w*\\s++(?:\\S++\\s++){1,2}"),
            command("aws\\s++configure\\s++set", "aws_s\\w++\\s++"),
            command("chpasswd|kinit|vault\\s++login", "--?password-?\\s++"));

    private static final List<Pattern> BEFORE_A_PAIR = List.of(
            flag("-u(?:\\s++|=)?|--(?:proxy-)?user(?:\\s++|=)|-U\\s*+(?=\\S+%)|--login\\s++"),
            command("http|https|xh|wrk|ab|hey|siege", "-[aAP]\\s++"));

    private static final Pattern LONELY = flag("-p\\s*+");

    /** What a usage line has in place of the value. */
    private static final Pattern NAME_OF_IT =
            Pattern.compile("(?:[A-Z]+_)*(?:PASSWORD|PASSWD|PASS|PWD|TOKEN|SECRET|KEY)[\\]|,.]*");

    private static final Pattern PAIR =
            Pattern.compile("'([^':%]*+[:%])[^']*+'?|\"([^\":%]*+[:%])[^\"]*+\"?|([^\\s:%'\"]++[:%])[^\\s]++");

    @Override
    public void find(FoldedText text, Mask mask) {
        Values values = new Values(text);
        for (Pattern pattern : BEFORE_AN_ARGUMENT) {
            Matcher before = pattern.matcher(text.chars());
            while (before.find()) {
                int end = values.argumentEnd(before.end());
                if (!Harmless.value(text.chars(), before.end(), end)
                        && !NAME_OF_IT
                                .matcher(text.chars().substring(before.end(), end))
                                .matches()
                        && !Harmless.sentence(text.chars(), before.end())) {
                    text.mark(mask, before.end(), end);
                }
            }
        }
        Matcher lonely = LONELY.matcher(text.chars());
        while (lonely.find()) {
            int end = values.argumentEnd(lonely.end());
            if (Harmless.random(text.chars().substring(lonely.end(), end))) {
                text.mark(mask, lonely.end(), end);
            }
        }
        for (Pattern pattern : BEFORE_A_PAIR) {
            Matcher before = pattern.matcher(text.chars());
            while (before.find()) {
                Matcher pair = values.at(PAIR, before.end());
                if (pair.lookingAt()) {
                    text.mark(mask, before.end(), pair.end());
                }
            }
        }
    }

    private static Pattern flag(String flag) {
        return Pattern.compile("(?<![^\\s\"'`=(\\[,])(?:" + flag + ")", Pattern.CASE_INSENSITIVE);
    }

    /** One command and what precedes the argument; one-letter options are case-sensitive. */
    private static Pattern command(String name, String before) {
        return Pattern.compile("(?<![\\w-])(?:" + name + ")\\s[^\\n|]{0,200}?(?<=\\s)(?:" + before + ")(?!\\s)");
    }
}
