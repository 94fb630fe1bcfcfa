/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.CountLimits;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: rabbitmq}. */
public final class RabbitmqCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(5672);
    static final Option<String> VIRTUAL_HOST =
            Option.text("virtualHost", "The virtual host.").withDefault("/");
    static final Option<String> USERNAME = Option.text("username", "The user; default: guest.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of the user.");
    static final Option<String> QUEUE = Option.text("queue", "A queue that must exist.");
    static final Option<Integer> MIN_CONSUMERS = Option.integer(
                    "minConsumers", "Down if the queue has fewer consumers.")
            .withDefault(0);
    static final Option<Integer> WARN_ABOVE =
            Option.integer("warnAbove", "Degraded if more messages wait in the queue.");
    static final Option<Integer> FAIL_ABOVE = Option.integer("failAbove", "Down if more messages wait in the queue.");

    /** For {@link java.util.ServiceLoader}. */
    public RabbitmqCheckType() {}

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public String summary() {
        return "RabbitMQ opens a channel, over one persistent connection, and a queue is there, consumed and not too long.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(
                PORT,
                VIRTUAL_HOST,
                USERNAME,
                PASSWORD,
                QUEUE,
                MIN_CONSUMERS,
                WARN_ABOVE,
                FAIL_ABOVE,
                ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        HostAndPort server = ServerOptions.builder(values, PORT, HostAndPort::new);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(server.host());
        factory.setPort(server.port());
        factory.setVirtualHost(values.get(VIRTUAL_HOST));
        ServerOptions.credentials(values, USERNAME, PASSWORD, (user, password) -> {
            factory.setUsername(user);
            factory.setPassword(password);
        });
        RabbitmqCheck.Builder builder = RabbitmqCheck.builder(factory)
                .tls(ServerOptions.tls(values, values.get(ServerOptions.TLS), "tls: true"))
                .minConsumers(values.get(MIN_CONSUMERS));
        OptionMapping.apply(values, QUEUE, builder::queue);
        OptionMapping.build(WARN_ABOVE, () -> CountLimits.of(values.find(WARN_ABOVE), values.find(FAIL_ABOVE)));
        OptionMapping.apply(values, WARN_ABOVE, limit -> builder.warnAbove(limit));
        OptionMapping.apply(values, FAIL_ABOVE, limit -> builder.failAbove(limit));
        return OptionMapping.build(QUEUE, builder::build);
    }
}
