/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;

/**
 * A message as drivers, clients and the JDK write them, with a place for a secret.
 *
 * @param writing how the secret is written there
 * @param text with {@code @@} where it goes, and {@code \n} for a line break
 */
record Message(Writing writing, String text) {
    private static final String PLACE = "@@";

    /** How a secret is written where it stands. */
    enum Writing {
        /** As it is, where it cannot hold what would end it. */
        WORD {
            @Override
            String write(String secret) {
                return secret.replaceAll("[\\s,;&\"'<>)}\\]\\\\{\\[(]", "_");
            }
        },
        /** Percent-encoded. */
        URL {
            @Override
            String write(String secret) {
                return URLEncoder.encode(secret, UTF_8).replace("+", "%20");
            }
        },
        /** In the double quotes of JSON, YAML or JAAS. */
        JSON {
            @Override
            String write(String secret) {
                return secret.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t");
            }
        },
        /** In a string of JSON that is itself written in a string of JSON. */
        NESTED {
            @Override
            String write(String secret) {
                return JSON.write(JSON.write(secret));
            }
        },
        /** In single quotes, which are doubled inside. */
        SQL {
            @Override
            String write(String secret) {
                return secret.replace("'", "''");
            }
        },
        /** As the characters of Base64 and of tokens. */
        TOKEN {
            @Override
            String write(String secret) {
                return secret.replaceAll("[^A-Za-z0-9._~+/=-]", "-");
            }
        },
        /** As the characters of tokens in URLs. */
        NAME {
            @Override
            String write(String secret) {
                return secret.replaceAll("[^A-Za-z0-9_-]", "-");
            }
        };

        abstract String write(String secret);
    }

    /** All of {@code messages.txt}: a way of writing, a bar and the text in each line. */
    static List<Message> all() {
        try (InputStream in = Message.class.getResourceAsStream("messages.txt")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return file.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Message::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message parse(String line) {
        int bar = line.indexOf('|');
        Message message = new Message(Writing.valueOf(line.substring(0, bar)), line.substring(bar + 1));
        if (!message.text.contains(PLACE)) {
            throw new IllegalArgumentException("message without " + PLACE + ": " + line);
        }
        return message;
    }

    /** The secret as it is in the message. */
    String written(String secret) {
        return writing.write(secret);
    }

    String with(String secret) {
        return text.replace("\\n", "\n").replace(PLACE, written(secret));
    }
}
