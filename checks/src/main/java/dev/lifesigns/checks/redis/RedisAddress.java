/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.Secrets;
import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

/**
 * The address of a Redis server, and the credentials for it.
 *
 * <p>Parsed here, because {@link java.net.URI} rejects hosts with underscores, which container networks have, and puts
 * the whole text, including the password, into its messages.
 */
record RedisAddress(
        boolean tls,
        String host,
        int port,
        int database,
        @Nullable String username,
        @Nullable String password) {
    private static final int DEFAULT_PORT = 6379;
    private static final String EXPECTED = " (expected: redis://host:port/database)";
    private static final Pattern FORM =
            Pattern.compile("(?<scheme>redis|rediss)://(?:(?<userInfo>.*)@)?(?<host>\\[[0-9a-fA-F:.%]+]|[\\w.-]+)"
                    + "(?::(?<port>\\d{1,5}))?/?(?<database>\\d{1,5})?");

    /**
     * Parses a URI.
     *
     * @throws IllegalArgumentException if it is not a Redis URI; the message does not repeat it
     */
    static RedisAddress parse(String uri) {
        Matcher matcher = FORM.matcher(uri);
        if (!matcher.matches()) {
            boolean redis = uri.startsWith("redis://") || uri.startsWith("rediss://");
            throw new IllegalArgumentException(
                    "uri: " + (redis ? "no valid host, port and database" : "no redis:// or rediss://") + EXPECTED);
        }
        int port = number(matcher.group("port"), DEFAULT_PORT);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("uri: port " + port + " (expected: 1 to 65535)");
        }
        String host = matcher.group("host").replaceAll("[\\[\\]]", "");
        int database = number(matcher.group("database"), 0);
        RedisAddress address =
                new RedisAddress(matcher.group("scheme").equals("rediss"), host, port, database, null, null);
        String userInfo = matcher.group("userInfo");
        return userInfo == null ? address : address.with(userInfo);
    }

    /** The same server, with these credentials if given. */
    RedisAddress as(@Nullable String username, @Nullable String password) {
        return new RedisAddress(
                tls,
                host,
                port,
                database,
                username == null ? this.username : username,
                password == null ? this.password : password);
    }

    Secrets secrets() {
        return password == null ? Secrets.none() : Secrets.of(List.of(password));
    }

    /** Sends no HELLO, which only Redis 6 and later has: besides PING, the user only needs permission for AUTH and SELECT. */
    JedisClientConfig config(CheckDeadline deadline) {
        int millis = deadline.remainingMillis();
        return DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .sslOptions(tls ? SslOptions.defaults() : null)
                .user(username)
                .password(password)
                .database(database)
                .serverDefaultProtocol()
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port + "/" + database;
    }

    /** {@code user:password}, {@code :password}, or the password alone, as redis-cli reads it. */
    private RedisAddress with(String userInfo) {
        int colon = userInfo.indexOf(':');
        String username = colon <= 0 ? null : decoded(userInfo.substring(0, colon));
        return as(username, decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            throw new IllegalArgumentException(
                    "uri: user-info is not URL-encoded (expected: %25 for a percent sign)", null);
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
