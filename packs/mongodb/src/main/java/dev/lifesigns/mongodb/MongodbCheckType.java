/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code type: mongodb}. */
public final class MongodbCheckType implements CheckType {
    static final Option<String> URI = Option.text(
                    "uri",
                    "The servers: mongodb://host:27017, with a replica set: mongodb://m1,m2,m3/?replicaSet=orders.")
            .required();
    static final Option<String> USERNAME = Option.text("username", "The user, instead of that of the URI.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> AUTH_SOURCE =
            Option.text("authSource", "The database that has the user.").withDefault("admin");
    static final Option<Boolean> PRIMARY = Option.flag(
                    "primary", "Whether there must be a primary, which accepts writes. Nothing is written.")
            .withDefault(false);

    private static final Pattern PLAIN = Pattern.compile("mongodb://.*", Pattern.DOTALL);

    /** For {@link java.util.ServiceLoader}. */
    public MongodbCheckType() {}

    @Override
    public String name() {
        return "mongodb";
    }

    @Override
    public String summary() {
        return "A MongoDB server answers hello, over persistent connections, and there is a primary.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(List.of(URI, USERNAME, PASSWORD, AUTH_SOURCE, PRIMARY, ServerOptions.TLS), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        ConnectionString uri = uri(values.get(URI));
        if (values.find(TlsOptions.MIN_TLS_VERSION) != null) {
            throw new InvalidOptionException(
                    TlsOptions.MIN_TLS_VERSION, "minTlsVersion: set (expected: not for type mongodb)");
        }
        TlsDemand tls = ServerOptions.tls(values, values.get(ServerOptions.TLS), "tls: true");
        return OptionMapping.build(
                URI,
                () -> new OwnedMongodbCheck(uri, login(values), tls, values.timeout(), new Hello(values.get(PRIMARY))));
    }

    /** Without the parser's own message, which may repeat a password. */
    private static ConnectionString uri(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new InvalidOptionException(URI, "uri: another scheme (expected: mongodb://host:port)");
        }
        try {
            ConnectionString uri = new ConnectionString(text);
            if (Boolean.TRUE.equals(uri.getSslEnabled())) {
                throw new InvalidOptionException(URI, "uri: sets tls (expected: the key tls)");
            }
            return uri;
        } catch (IllegalArgumentException malformed) {
            if (malformed instanceof InvalidOptionException refused) {
                throw refused;
            }
            throw new InvalidOptionException(
                    URI, "uri: malformed (expected: mongodb://host:port, with %25 for a percent sign)");
        }
    }

    private static @Nullable MongoCredential login(OptionValues values) {
        return ServerOptions.credentials(values, USERNAME, PASSWORD, (user, password) -> {})
                ? MongoCredential.createCredential(
                        values.get(USERNAME),
                        values.get(AUTH_SOURCE),
                        values.get(PASSWORD).toCharArray())
                : null;
    }
}
