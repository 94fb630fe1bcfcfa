/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The services that the settings of a program name: by a URL, or by a host and a port. */
final class SettingChecks {
    private static final int LONGEST = 2_048;
    private static final Pattern WHOLE_REFERENCE = Pattern.compile(HostPort.REFERENCE);
    private static final Pattern HTTP = Pattern.compile("(?s)(https?)://([^/@?#]*)(/.*)?");
    private static final Pattern LIST_OF_BROKERS = Pattern.compile(".*(bootstrapservers|kafkabrokers|kafkaservers)");
    private static final Pattern ADDRESS = Pattern.compile("(.*)(jdbcurl|uris|uri|url|host)");
    private static final String MAIN_DATABASE = "springdatasourceurl";
    private static final List<String> MAIN_REDIS = List.of("springdataredisurl", "springredisurl");
    private static final List<String> USERNAMES = List.of("username", "user");
    private static final List<String> PASSWORDS = List.of("password", "pass");
    private static final List<String> PASSWORD_FILES = List.of("passwordfile");
    private static final List<String> DATABASES = List.of("database", "dbname", "db", "name");

    private final String program;
    private final Settings settings;
    private final Source source;
    private final Drafts drafts;

    SettingChecks(String program, Settings settings, Source source, Drafts drafts) {
        this.program = program;
        this.settings = settings;
        this.source = source;
        this.drafts = drafts;
    }

    void add() {
        settings.all().forEach(this::add);
    }

    private void add(Setting setting) {
        if (setting.value().length() > LONGEST) {
            return;
        }
        String value = setting.value().strip();
        Optional<ServiceUrl> url = ServiceUrl.of(value);
        String name = setting.uniform();
        if (url.isPresent()) {
            Rendered.require(value, setting.position());
            addUrl(setting, url.get());
        } else if (ServiceUrl.isInProgram(value)) {
            source.note(what(setting) + ": a database within the program");
        } else if (WHOLE_REFERENCE.matcher(value).matches()
                && (name.equals(MAIN_DATABASE) || MAIN_REDIS.contains(name))) {
            addReference(setting, value);
        } else if (LIST_OF_BROKERS.matcher(name).matches()) {
            addBrokers(setting, value);
        } else {
            addAddress(setting, value);
        }
    }

    private void addUrl(Setting setting, ServiceUrl url) {
        Optional<Access> access = url.access();
        if (access.isEmpty()) {
            source.note(what(setting) + ": a URL of " + url.backend().label() + " that is not understood");
            return;
        }
        String start = start(setting);
        String username = access.get().username() != null ? access.get().username() : usernameOf(start);
        String password = url.password()
                .filter(written -> !written.isEmpty())
                .map(written -> reference(Setting.variableName(setting.name()) + "_PASSWORD", written))
                .or(() -> passwordOf(start))
                .orElse(null);
        add(setting, access.get().with(username, password, access.get().database()));
    }

    private void addReference(Setting setting, String reference) {
        boolean jdbc = setting.uniform().equals(MAIN_DATABASE);
        drafts.add(
                new Draft(
                        jdbc ? "database" : "redis",
                        jdbc ? "jdbc" : "redis",
                        Access.withCredentials(
                                jdbc ? "url" : "uri",
                                reference,
                                usernameOf(start(setting)),
                                passwordOf(start(setting)).orElse(null)),
                        null,
                        "",
                        Draft.USED,
                        List.of(reason(setting)),
                        critical(setting)),
                setting.position());
    }

    private void addBrokers(Setting setting, String value) {
        Rendered.require(value, setting.position());
        List<HostPort> brokers = HostPort.list(value, Backend.KAFKA.port()).orElse(List.of());
        if (brokers.isEmpty()) {
            source.note(what(setting) + ": a list of brokers that is not understood");
        }
        brokers.forEach(broker -> add(setting, Access.of(Backend.KAFKA, List.of(broker))));
    }

    /** A name such as {@code SPRING_RABBITMQ_HOST} says what is there. */
    private void addAddress(Setting setting, String value) {
        String start = start(setting);
        Optional<Backend> backend = start.isEmpty() ? Optional.empty() : Backend.ofSetting(start);
        boolean host = setting.uniform().endsWith("host");
        Matcher http = HTTP.matcher(value.replaceFirst("(?s),.*", ""));
        if (backend.isEmpty() || !(host || http.matches())) {
            return;
        }
        Rendered.require(value, setting.position());
        Optional<List<HostPort>> hosts = host
                ? HostPort.list(withPort(value, start), backend.get().port())
                : HostPort.list(http.group(2), http.group(1).equals("https") ? 443 : 80);
        if (hosts.isEmpty()) {
            source.note(what(setting) + ": an address of " + backend.get().label() + " that is not understood");
            return;
        }
        Access access = Access.of(backend.get(), hosts.get().subList(0, 1));
        String database =
                settings.first(start, DATABASES).flatMap(SettingChecks::plain).orElse("");
        boolean https = !host && http.group(1).equals("https");
        add(
                setting,
                (https || hasTls(start) ? access.withTls() : access)
                        .with(usernameOf(start), passwordOf(start).orElse(null), database));
    }

    private String withPort(String host, String start) {
        return settings.find(start + "port")
                .filter(port -> !host.contains(":"))
                .map(port -> host + ":" + port.value())
                .orElse(host);
    }

    private boolean hasTls(String start) {
        return settings.first(start, List.of("sslenabled", "ssl"))
                .filter(ssl -> ssl.value().equals("true"))
                .isPresent();
    }

    private @Nullable String usernameOf(String start) {
        return settings.first(start, USERNAMES).flatMap(SettingChecks::plain).orElse(null);
    }

    private void add(Setting setting, Access access) {
        String name = access.hosts()
                .get(0)
                .label()
                .orElse(Setting.uniform(access.backend().label()));
        drafts.add(Draft.of(name, access, Draft.USED, reason(setting), critical(setting)), setting.position());
    }

    /** What precedes the kind of address in the setting's name; empty if there is no such kind. */
    private static String start(Setting setting) {
        Matcher matcher = ADDRESS.matcher(setting.uniform());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private Optional<String> passwordOf(String start) {
        return PasswordSetting.reference(settings, start, PASSWORDS, PASSWORD_FILES, program, drafts);
    }

    private String reference(String variable, String written) {
        return WHOLE_REFERENCE.matcher(written).matches()
                ? written
                : "${" + drafts.variable(variable, program, written) + "}";
    }

    private static Optional<String> plain(Setting setting) {
        return ServiceUrl.plain(setting.value());
    }

    private String reason(Setting setting) {
        boolean byDefault = setting.variable() != null && !setting.value().equals("${" + setting.variable() + "}");
        return (program.isEmpty() ? "Used" : "Used by " + program) + ": " + setting.name()
                + (byDefault ? ", unless " + setting.variable() + " is set" : "") + " ("
                + Drafts.place(setting.position()) + ").";
    }

    private static String what(Setting setting) {
        return Drafts.place(setting.position()) + ": " + setting.name();
    }

    private static @Nullable String critical(Setting setting) {
        return setting.uniform().equals(MAIN_DATABASE) ? "it is the database of the application" : null;
    }
}
