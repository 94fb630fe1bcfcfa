/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.ServiceInfo;
import dev.lifesigns.http.CidrSet;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.PublicLevel;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ListShape;
import dev.lifesigns.text.schema.MapShape;
import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Values;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schema of a configuration file: every section, with its keys, forms, defaults and texts for the reference. */
final class ConfigSchema {
    private static final int MOST_REQUESTS = 1_000_000;
    private static final Scalar<String> ADDRESSES =
            Scalars.text("a network such as 10.0.0.0/8 or fd00::/8, or an address", CidrSet::wellFormed);

    /** The name of a service that the file does not name. */
    static final String UNNAMED = "service";

    private static final Key<String> SERVICE_NAME =
            Key.of("name", Scalars.text(), "Name of the service.").or(UNNAMED);
    private static final Key<String> SERVICE_VERSION = Key.of("version", Scalars.text(), "Version of the service.");
    private static final Key<String> SERVICE_INSTANCE =
            Key.of("instance", Scalars.text(), "Instance of the service, such as the name of a pod.");

    static final Section<ServiceInfo> SERVICE = new Section<>(
            "The service that is checked, as the detailed view shows it.",
            List.of(SERVICE_NAME, SERVICE_VERSION, SERVICE_INSTANCE),
            values -> ServiceInfo.of(
                    values.get(SERVICE_NAME), values.find(SERVICE_VERSION), values.find(SERVICE_INSTANCE)));

    static final Key<String> HOST = Key.of(
                    "host", Names.HOST, "Address to listen on; `0.0.0.0` for all addresses, which a kubelet needs.")
            .or("127.0.0.1");
    static final Key<Integer> PORT = Key.of(
                    "port", Scalars.integer(0, 65_535), "Port to listen on; 0 for any free port.")
            .or(8080);
    static final Key<String> BASE_PATH = Key.of(
                    "basePath",
                    Scalars.pattern("a path such as /health", "(/[A-Za-z0-9._~-]+)+"),
                    "Path of the endpoint.")
            .or("/health");
    static final Key<Duration> DRAIN_DELAY = Key.of(
                    "drainDelay",
                    Scalars.duration(Duration.ZERO, Duration.ofHours(1)),
                    "How long to keep serving after SIGTERM while readiness fails, so that load balancers notice.")
            .or(Duration.ofSeconds(5));
    private static final Key<Boolean> ROOT_ALIASES = Key.of(
                    "rootAliases", Scalars.flag(), "Whether to serve `/livez`, `/readyz` and `/startupz` as well.")
            .or(true);

    private static final Key<Integer> MOST_CONNECTIONS = Key.of(
                    "max",
                    Scalars.integer(1, MOST_REQUESTS),
                    "Maximum number of open connections; beyond it, the connection that has been idle longest is closed.")
            .or(10_000);
    private static final Key<Integer> MOST_CONNECTIONS_PER_ADDRESS = Key.of(
                    "perAddress",
                    Scalars.integer(1, MOST_REQUESTS),
                    "Maximum per client address; does not apply to addresses that `security.rateLimit` lists as `exempt` or"
                            + " `trustedProxies`.")
            .or(1_000);

    private static final Section<ConnectionsConfig> CONNECTIONS = new Section<>(
            "Limits on client connections.",
            List.of(MOST_CONNECTIONS, MOST_CONNECTIONS_PER_ADDRESS),
            values -> new ConnectionsConfig(values.get(MOST_CONNECTIONS), values.get(MOST_CONNECTIONS_PER_ADDRESS)));
    private static final Key<ConnectionsConfig> CONNECTIONS_KEY = Key.of("connections", CONNECTIONS);

    private static final Key<Map<String, PathConfig>> PATHS = Key.of(
                    "paths",
                    new MapShape<>(
                            "path",
                            "/, or segments such as /healthz, without dots alone, empty segments or escapes",
                            HealthEndpoint::isPath,
                            new PathShape()),
                    "Probes at additional paths, such as `{/healthz: liveness, /actuator/health: {probe: readiness, format:"
                            + " actuator}}`; a path in the format `actuator` also serves its groups.")
            .or(Map.of());

    private static final Key<Boolean> METRICS_ENABLED =
            Key.of("enabled", Scalars.flag(), "Whether to serve metrics.").or(true);
    private static final Key<String> METRICS_PATH = Key.of(
                    "path",
                    Scalars.text(
                            "/, or segments such as /metrics, without dots alone, empty segments or escapes",
                            HealthEndpoint::isPath),
                    "Path of the metrics.")
            .or("/metrics");
    private static final Key<List<String>> METRICS_NETWORKS = Key.of(
                    "networks",
                    new ListShape<>(ADDRESSES, 0),
                    "Addresses of clients that see all metrics without credentials, such as those of the Prometheus servers;"
                            + " others see what `security.publicLevel` shows, and everything with credentials.")
            .or(List.of());

    private static final Section<MetricsConfig> METRICS = new Section<>(
            "Metrics for Prometheus, in OpenMetrics or its text format.",
            List.of(METRICS_ENABLED, METRICS_PATH, METRICS_NETWORKS),
            values -> new MetricsConfig(
                    values.get(METRICS_ENABLED), values.get(METRICS_PATH), values.get(METRICS_NETWORKS)));
    private static final Key<MetricsConfig> METRICS_KEY = Key.of("metrics", METRICS);

    private static final Key<Boolean> PAGE = Key.of(
                    "page",
                    Scalars.flag(),
                    "Whether to serve the page, at `/health/page`; it shows nothing without the credentials of"
                            + " `security.detailed`.")
            .or(true);

    private static final Key<Integer> AGENT_CHECK_PORT = Key.of(
            "agentCheckPort",
            Scalars.integer(0, 65_535),
            "Port on which HAProxy's `agent-check` finds readiness; 0 for any free port, and none by default.");

    private static final Scalar<String> FILE = Scalars.text("a file", ConfigSchema::isPath);
    private static final Key<String> CERTIFICATE = Key.of(
                    "certificate", FILE, "PEM file of the certificate chain, the server's own certificate first.")
            .required();
    private static final Key<String> PRIVATE_KEY = Key.of(
                    "key", FILE, "PEM file of the unencrypted private key, in PKCS #8.")
            .required();
    private static final Key<String> CLIENT_CA = Key.of(
            "clientCa",
            FILE,
            "PEM file of the certificates whose holders clients have to be, or be signed by; by default they need none.");
    private static final Key<String> MIN_VERSION = Key.of(
                    "minVersion",
                    Scalars.choice(List.of(TlsConfig.TLS_1_2, TlsConfig.TLS_1_3), version -> version),
                    "Oldest version of TLS.")
            .or(TlsConfig.TLS_1_2);
    private static final Section<TlsConfig> TLS = new Section<>(
            "TLS on the ports of the server, which then respond to nothing else; the files are read again when they change.",
            List.of(CERTIFICATE, PRIVATE_KEY, CLIENT_CA, MIN_VERSION),
            values -> {
                String clientCa = values.find(CLIENT_CA);
                return new TlsConfig(
                        Path.of(values.get(CERTIFICATE)),
                        Path.of(values.get(PRIVATE_KEY)),
                        clientCa == null ? null : Path.of(clientCa),
                        values.get(MIN_VERSION));
            });
    static final Key<TlsConfig> TLS_KEY = Key.of("tls", TLS, TLS.summary());

    static final Section<ServerConfig> SERVER = new Section<>(
            "The HTTP server.",
            List.of(
                    HOST,
                    PORT,
                    BASE_PATH,
                    DRAIN_DELAY,
                    ROOT_ALIASES,
                    CONNECTIONS_KEY,
                    PATHS,
                    METRICS_KEY,
                    PAGE,
                    AGENT_CHECK_PORT,
                    TLS_KEY,
                    AdminConfig.KEY,
                    SocketConfig.KEY),
            values -> new ServerConfig(
                    values.get(HOST),
                    values.get(PORT),
                    values.get(BASE_PATH),
                    values.get(DRAIN_DELAY),
                    values.get(ROOT_ALIASES),
                    values.get(CONNECTIONS_KEY),
                    values.get(PATHS),
                    values.get(METRICS_KEY),
                    values.get(PAGE),
                    values.find(AGENT_CHECK_PORT),
                    values.find(TLS_KEY),
                    values.find(AdminConfig.KEY),
                    values.find(SocketConfig.KEY)));

    private static final Key<List<String>> TOKENS = Key.of(
                    "tokens",
                    new ListShape<>(
                            Scalars.hash(
                                    "'sha256:' and 64 hexadecimal digits, as 'lifesigns token' prints them",
                                    "sha256:[0-9a-fA-F]{64}"),
                            0),
                    "Hashes of bearer tokens that grant access to details; created by `lifesigns token`.")
            .or(List.of());
    private static final Key<Map<String, String>> BASIC = Key.of(
                    "basic",
                    new MapShape<>(
                            "user",
                            "a name without ':'",
                            user -> !user.isEmpty() && user.indexOf(':') < 0,
                            Scalars.hash(
                                    "a bcrypt hash of cost 4 to 14, as 'lifesigns token --stdin' prints it",
                                    "\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}")),
                    "Bcrypt hashes of the passwords of users who may see details; created by `lifesigns token --stdin`.")
            .or(Map.of());

    /** Who may see details. */
    private record Credentials(List<String> tokens, Map<String, String> basic) {}

    private static final Section<Credentials> DETAILED = new Section<>(
            "Who may see details. If empty, `/health/detailed` does not exist.",
            List.of(TOKENS, BASIC),
            values -> new Credentials(values.get(TOKENS), values.get(BASIC)));

    private static final Key<Boolean> ENABLED =
            Key.of("enabled", Scalars.flag(), "Whether to limit clients.").or(true);
    private static final Key<Integer> PER_SECOND = Key.of(
                    "perSecond",
                    Scalars.integer(1, MOST_REQUESTS),
                    "Sustained requests per second allowed per client address.")
            .or(50);
    private static final Key<Integer> BURST = Key.of(
                    "burst", Scalars.integer(1, MOST_REQUESTS), "Requests a client address may send in a burst.")
            .or(100);
    private static final Key<List<String>> EXEMPT = Key.of(
                    "exempt",
                    new ListShape<>(ADDRESSES, 0),
                    "Addresses that are not limited, in addition to loopback, such as those of the kubelets.")
            .or(List.of());
    private static final Key<List<String>> TRUSTED_PROXIES = Key.of(
                    "trustedProxies",
                    new ListShape<>(ADDRESSES, 0),
                    "Addresses of proxies whose `X-Forwarded-For` header is trusted.")
            .or(List.of());

    private static final Key<Boolean> STRICT = Key.of(
                    "strict",
                    Scalars.flag(),
                    "Whether liveness, readiness and startup also return 429 over the limit; a kubelet may share its address"
                            + " with other clients.")
            .or(false);

    private static final Section<RateLimitConfig> RATE_LIMIT = new Section<>(
            "Limits on requests per client. Beyond them the response is 429 with `Retry-After`, except for liveness, readiness"
                    + " and startup, whose responses become shorter.",
            List.of(ENABLED, PER_SECOND, BURST, EXEMPT, TRUSTED_PROXIES, STRICT),
            values -> new RateLimitConfig(
                    values.get(ENABLED),
                    values.get(PER_SECOND),
                    values.get(BURST),
                    values.get(EXEMPT),
                    values.get(TRUSTED_PROXIES),
                    values.get(STRICT)));

    private static final Key<PublicLevel> PUBLIC_LEVEL = Key.of(
                    "publicLevel",
                    Scalars.choice(
                            List.of(PublicLevel.values()), level -> level.name().toLowerCase(Locale.ROOT)),
                    "What is shown without credentials: the status alone, or also the status of every check.")
            .or(PublicLevel.CHECKS);
    private static final Key<Credentials> DETAILED_KEY = Key.of("detailed", DETAILED);
    private static final Key<RateLimitConfig> RATE_LIMIT_KEY = Key.of("rateLimit", RATE_LIMIT);

    static final Section<SecurityConfig> SECURITY = new Section<>(
            "Who may see what.",
            List.of(PUBLIC_LEVEL, DETAILED_KEY, RATE_LIMIT_KEY),
            values -> new SecurityConfig(
                    values.get(PUBLIC_LEVEL),
                    values.get(DETAILED_KEY).tokens(),
                    values.get(DETAILED_KEY).basic(),
                    values.get(RATE_LIMIT_KEY)));

    static final Section<Values> DEFAULTS = Section.ofValues("Defaults for all checks.", PolicyKeys.SHARED);

    static final Key<ServiceInfo> SERVICE_KEY = Key.of("service", SERVICE);
    static final Key<ServerConfig> SERVER_KEY = Key.of("server", SERVER);
    static final Key<SecurityConfig> SECURITY_KEY = Key.of("security", SECURITY);
    static final Key<Integer> HISTORY_SIZE = Key.of(
                    "historySize", Scalars.integer(0, 1_000), "Number of transitions per check to keep in memory.")
            .or(16);
    static final Key<String> HISTORY_FILE = Key.of(
            "historyFile",
            Scalars.text("an absolute path", ConfigSchema::isAbsolute),
            "File that keeps the histories of statuses and latencies when the agent is restarted; written every minute.");
    static final Key<Values> DEFAULTS_KEY = Key.of("defaults", DEFAULTS);

    private final Key<List<RawCheck>> checks;
    private final Section<Values> file;

    ConfigSchema(CheckTypes types) {
        checks = Key.of("checks", new ChecksShape(types), "The checks by name; names match `" + Names.FORM + "`.")
                .required();
        file = Section.ofValues(
                "The configuration of a Lifesigns agent.",
                List.of(
                        SERVICE_KEY,
                        SERVER_KEY,
                        SECURITY_KEY,
                        LogConfig.KEY,
                        HISTORY_SIZE,
                        HISTORY_FILE,
                        DEFAULTS_KEY,
                        checks));
    }

    private static boolean isPath(String path) {
        try {
            return !Path.of(path).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isAbsolute(String path) {
        return isPath(path) && Path.of(path).isAbsolute();
    }

    /** The key of the checks. */
    Key<List<RawCheck>> checks() {
        return checks;
    }

    /** The whole file. */
    Section<Values> file() {
        return file;
    }
}
