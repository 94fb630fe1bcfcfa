/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsRehearsal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that an HTTP endpoint responds as expected, completely and in time. Thread-safe.
 *
 * <p>Each run opens a new connection, to the first address of the host that accepts; all addresses share the time. So
 * the check follows its name, and never uses a connection that something on the way has dropped. A body is read up to
 * 64 KiB and discarded. Up to five redirects are followed within the same scheme, host and port; one that leads
 * elsewhere is a failure, so no header reaches another server. Certificates and host names are verified unless {@link
 * Builder#insecure} is set. No proxy is used.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without a response are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time {@link dev.lifesigns.ErrorKind#TIMEOUT}; 401, 403
 * and 407 {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; 429 {@link dev.lifesigns.ErrorKind#EXHAUSTED}; a certificate
 * that expires too soon {@link dev.lifesigns.ErrorKind#THRESHOLD}; everything else {@link dev.lifesigns.ErrorKind#FAILED}. Messages and details name scheme, host and port, never the rest of the URL.
 * Details: {@code server}, {@code status_code}, {@code redirects}, {@code certificate_days_left} with TLS, and with a fallback {@code failure}.
 *
 * <pre>{@code
 * HealthCheck payments = HttpCheck.builder("https://payments.internal/health/ready").build();
 * }</pre>
 */
public final class HttpCheck implements HealthCheck, Preparable {
    private static final String PREPARED = "HTTP/1.1 503 Prepared\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private static final int MOST_REDIRECTS = 5;

    private final Endpoint endpoint;
    private final Exchange exchange;
    private final RequestHead request;
    private final ExpectedStatus expected;
    private final CertificateDays days;
    private final @Nullable String fallback;

    private HttpCheck(Builder builder) {
        this.endpoint = builder.endpoint;
        this.exchange = new Exchange(endpoint, endpoint.isTls() ? builder.tls.build() : null);
        this.days = builder.days;
        this.request = new RequestHead(builder.method, new TreeMap<>(builder.headers));
        this.expected = builder.expected;
        this.fallback = builder.fallback;
    }

    /**
     * Checks an endpoint with GET, expecting any 2xx.
     *
     * @param url as for {@link #builder(String)}
     * @throws IllegalArgumentException as {@link #builder(String)} does
     */
    public static HttpCheck of(String url) {
        return builder(url).build();
    }

    /** Same as {@link #of(String)}. */
    public static HttpCheck of(URI url) {
        return builder(url).build();
    }

    /**
     * A builder for an endpoint.
     *
     * @param url {@code http} or {@code https}; user-info in it is sent as basic credentials
     * @throws IllegalArgumentException if it is not such a URL; the message says what is wrong, and repeats no part of
     *     it that could be a secret
     */
    public static Builder builder(String url) {
        return new Builder(Endpoint.parse(requireNonNull(url, "HttpCheck.builder: url is null")));
    }

    /** Same as {@link #builder(String)}. */
    public static Builder builder(URI url) {
        return new Builder(Endpoint.of(requireNonNull(url, "HttpCheck.builder: url is null")));
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("http", () -> {
            try (LoopbackServer server = new LoopbackServer(request -> PREPARED)) {
                HttpCheck.of("http://localhost:" + server.port() + "/").check(CheckDeadline.after(PREPARATION));
            }
        });
        if (endpoint.isTls()) {
            TlsRehearsal.once();
        }
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        if (fallback == null) {
            return ask(deadline);
        }
        // At the deadline, the engine itself reports down; a fallback only helps if a hang is noticed before that.
        CheckResult result =
                ask(CheckDeadline.after(deadline.remaining().multipliedBy(9).dividedBy(10)));
        if (result.status() == CheckStatus.UP) {
            return result;
        }
        return CheckResult.of(CheckStatus.DEGRADED, result.error(), fallback)
                .withDetails(result.details())
                .withDetail("failure", String.valueOf(result.message()));
    }

    private CheckResult ask(CheckDeadline deadline) throws InterruptedException {
        CheckResult result;
        try {
            result = follow(deadline);
        } catch (IOException e) {
            result = Failures.request(endpoint, e);
        }
        return result.withDetail("server", endpoint.toString());
    }

    private CheckResult follow(CheckDeadline deadline) throws IOException, InterruptedException {
        Endpoint current = endpoint;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Response answer = exchange.send(request, current.uri(), deadline);
            ResponseHead response = answer.head();
            int status = response.status();
            String location = response.field("Location");
            if (expected.contains(status) || location == null || !isRedirect(status)) {
                CheckResult result =
                        expected.contains(status) ? judge(answer) : Failures.status(endpoint, status, expected);
                return result.withDetail("status_code", status).withDetail("redirects", redirects);
            }
            Endpoint next = current.redirectedTo(location);
            if (next == null || !endpoint.sameServer(next)) {
                return CheckResult.down(endpoint + ": status " + status + " redirects to "
                                + (next == null ? "no usable URL" : next)
                                + " (expected: the same scheme, host and port)")
                        .withDetail("status_code", status);
            }
            current = next;
        }
        return CheckResult.down(endpoint + ": more redirects than " + MOST_REDIRECTS);
    }

    private CheckResult judge(Response response) {
        Long left = response.daysLeft();
        return left == null
                ? CheckResult.up()
                : days.judge(endpoint.toString(), left).withDetail("certificate_days_left", left);
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Collects what to send and what to expect. Not thread-safe. */
    public static final class Builder {
        /** RFC 9110 §5.6.2 and §5.5. */
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        private static final Pattern VISIBLE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

        /** Headers of the connection. */
        private static final Set<String> OURS = Set.of(
                "host",
                "connection",
                "content-length",
                "transfer-encoding",
                "expect",
                "upgrade",
                "te",
                "trailer",
                "keep-alive",
                "proxy-connection",
                "http2-settings");

        private final Endpoint endpoint;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String method = "GET";
        private ExpectedStatus expected = ExpectedStatus.parse(List.of("2xx"));
        private @Nullable String fallback;
        private final TlsClient.Builder tls = TlsClient.builder();
        private CertificateDays days = CertificateDays.ANY;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
            headers.put("User-Agent", "lifesigns");
            headers.put("Accept", "*/*");
            String authorization = endpoint.authorization();
            if (authorization != null) {
                headers.put("Authorization", authorization);
            }
        }

        /**
         * Sets the method; default: {@code GET}.
         *
         * @param method {@code GET} or {@code HEAD}: a check writes nothing
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder method(String method) {
            String upper = requireNonNull(method, "HttpCheck.Builder.method: method is null")
                    .toUpperCase(Locale.ROOT);
            if (!upper.equals("GET") && !upper.equals("HEAD")) {
                throw new IllegalArgumentException("method: " + method + " (expected: GET or HEAD)");
            }
            this.method = upper;
            return this;
        }

        /**
         * Sets which status codes are up; default: {@code 2xx}. A redirect that is expected is not followed.
         *
         * @param statuses codes ({@code 204}), classes ({@code 3xx}) or ranges ({@code 200-204})
         * @throws IllegalArgumentException if one is malformed, or there is none
         */
        @CanIgnoreReturnValue
        public Builder expect(List<String> statuses) {
            this.expected =
                    ExpectedStatus.parse(requireNonNull(statuses, "HttpCheck.Builder.expect: statuses is null"));
            return this;
        }

        /**
         * Sets a header. Its value may be a secret; no message ever shows it.
         *
         * @throws IllegalArgumentException if it is malformed or belongs to the client, such as {@code Host}; or if it is
         *     {@code Authorization} and the URL has user-info
         */
        @CanIgnoreReturnValue
        public Builder header(String name, String value) {
            requireNonNull(value, "HttpCheck.Builder.header: value is null");
            if (requireNonNull(name, "HttpCheck.Builder.header: name is null").equalsIgnoreCase("Authorization")
                    && endpoint.authorization() != null) {
                throw new IllegalArgumentException(
                        "header Authorization: set twice (expected: either it or user-info in the URL)");
            }
            requireSendable(name, value);
            headers.put(name, value);
            return this;
        }

        /** Sets the {@code Authorization} header, such as {@code Bearer …}; as {@link #header}. */
        @CanIgnoreReturnValue
        public Builder authorization(String value) {
            return header("Authorization", value);
        }

        /**
         * Names what the service uses while the endpoint fails. A failure is then degraded instead of down, with its
         * kind and this message; a hang is noticed at 90 % of the timeout. Default: none.
         */
        @CanIgnoreReturnValue
        public Builder fallback(String message) {
            this.fallback = requireNonNull(message, "HttpCheck.Builder.fallback: message is null");
            return this;
        }

        /** Sets a file of PEM certificates to trust instead of the JVM's; it is read once, when the check is built. */
        @CanIgnoreReturnValue
        public Builder trustFile(Path pemFile) {
            tls.trustFile(requireNonNull(pemFile, "HttpCheck.Builder.trustFile: pemFile is null"));
            return this;
        }

        /**
         * Sets the client's certificate; default: none. The files are read at once.
         *
         * @param chainFile PEM, the client's own certificate first
         * @param keyFile PEM with its unencrypted PKCS #8 key; may be the same file
         * @throws IllegalArgumentException if one cannot be read or lacks what it should hold
         */
        @CanIgnoreReturnValue
        public Builder clientCertificate(Path chainFile, Path keyFile) {
            tls.clientCertificate(
                    requireNonNull(chainFile, "HttpCheck.Builder.clientCertificate: chainFile is null"),
                    requireNonNull(keyFile, "HttpCheck.Builder.clientCertificate: keyFile is null"));
            return this;
        }

        /** Verifies neither certificates nor the host name, so that anyone on the way can be the server. */
        @CanIgnoreReturnValue
        public Builder insecure() {
            tls.insecure();
            return this;
        }

        /**
         * Sets how many days the first certificate to expire must have left; default: none, only valid.
         *
         * @param warn degraded below it; more than {@code fail}
         * @param fail down below it; 0 or more
         * @throws IllegalArgumentException if they are out of range
         */
        @CanIgnoreReturnValue
        public Builder certificateDays(int warn, int fail) {
            return certificateDays(new CertificateDays(warn, fail));
        }

        boolean isTls() {
            return endpoint.isTls();
        }

        TlsClient.Builder tls() {
            return tls;
        }

        @CanIgnoreReturnValue
        Builder certificateDays(CertificateDays days) {
            this.days = days;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if the trust file cannot be read or holds no certificate
         */
        public HttpCheck build() {
            return new HttpCheck(this);
        }

        /** The message never repeats the value. */
        private static void requireSendable(String name, String value) {
            if (!TOKEN.matcher(name).matches()
                    || !VISIBLE.matcher(value).matches()
                    || OURS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("header "
                        + (TOKEN.matcher(name).matches() ? name : "name")
                        + ": refused (expected: a header that a client may set, of visible characters)");
            }
        }
    }
}
