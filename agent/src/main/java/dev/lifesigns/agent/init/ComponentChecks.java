/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.agent.init.Component.Endpoint;
import dev.lifesigns.agent.init.Component.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of a container: of the service that its image is known for, of its own health check, or of its ports. */
final class ComponentChecks {
    private static final Pattern REQUIRED_PASSWORD = Pattern.compile("--requirepass[\\s=]+(\\S+)");

    private final Component component;
    private final Source source;
    private final Drafts drafts;

    ComponentChecks(Component component, Source source, Drafts drafts) {
        this.component = component;
        this.source = source;
        this.drafts = drafts;
    }

    void add() {
        Rendered.require(component.image(), component.position());
        Optional<Backend> backend = Backend.ofImage(component.imageName());
        HttpRequest http = component.http();
        if (backend.isPresent() && (http == null || !backend.get().type().equals("tcp"))) {
            add(backend.get());
        } else if (http != null) {
            add(http);
        } else if (component.endpoints().isEmpty()) {
            source.note(Drafts.place(component.position()) + ": " + component.name()
                    + ": no port, no health check with a URL, and no image that is known");
        } else {
            component.endpoints().forEach(this::add);
        }
    }

    private void add(Backend backend) {
        Endpoint endpoint = component.endpoint(backend.port());
        Access access = Access.of(backend, List.of(endpoint.target()));
        String reason = backend.label() + ", by its image " + component.image() + " ("
                + Drafts.place(component.position()) + ").";
        drafts.add(
                Draft.of(component.name(), credentials(access), Draft.SERVICE, reason, component.awaited()),
                component.position());
    }

    private Access credentials(Access access) {
        return switch (access.backend()) {
            case POSTGRESQL -> {
                String user = plain(List.of("postgresuser", "postgresqlusername"), "postgres");
                yield access.with(
                        user,
                        password(List.of("postgrespassword", "postgresqlpassword")),
                        plain(List.of("postgresdb", "postgresqldatabase"), user));
            }
            case MARIADB, MYSQL -> {
                String user = plain(List.of("mariadbuser", "mysqluser"), "root");
                List<String> names = user.equals("root")
                        ? List.of("mariadbrootpassword", "mysqlrootpassword")
                        : List.of("mariadbpassword", "mysqlpassword");
                yield access.with(user, password(names), plain(List.of("mariadbdatabase", "mysqldatabase"), ""));
            }
            case REDIS, VALKEY -> access.with(null, redisPassword(), "");
            default -> access;
        };
    }

    private String plain(List<String> names, String otherwise) {
        return component
                .settings()
                .first(names)
                .flatMap(setting -> ServiceUrl.plain(setting.value()))
                .orElse(otherwise);
    }

    private @Nullable String password(List<String> names) {
        List<String> files = names.stream().map(name -> name + "file").toList();
        return PasswordSetting.reference(component.settings(), "", names, files, component.name(), drafts)
                .orElse(null);
    }

    private @Nullable String redisPassword() {
        String known = password(List.of("redispassword", "valkeypassword"));
        Matcher required = REQUIRED_PASSWORD.matcher(String.join(" ", component.command()));
        if (known != null || !required.find()) {
            return known;
        }
        String written = required.group(1);
        return written.matches(HostPort.REFERENCE)
                ? written
                : "${" + drafts.variable("REDIS_PASSWORD", component.name(), written) + "}";
    }

    private void add(HttpRequest http) {
        HostPort target = http.endpoint().target();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("url", http.scheme() + "://" + target + http.path());
        drafts.add(
                new Draft(
                        component.name(),
                        "http",
                        options,
                        target,
                        "",
                        Draft.SERVICE,
                        List.of(http.why()),
                        component.awaited()),
                component.position());
    }

    private void add(Endpoint endpoint) {
        boolean only = component.endpoints().size() == 1;
        drafts.add(
                Draft.tcp(
                        only ? component.name() : component.name() + "-" + endpoint.containerPort(),
                        endpoint.target(),
                        "Port " + endpoint.containerPort() + " of " + component.name()
                                + "; the file does not say what to ask it (" + Drafts.place(component.position())
                                + ").",
                        component.awaited()),
                component.position());
    }
}
