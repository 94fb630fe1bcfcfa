/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.http.Endpoint;
import dev.lifesigns.checks.internal.http.Exchange;
import dev.lifesigns.checks.internal.http.HttpRehearsal;
import dev.lifesigns.checks.internal.http.ProxyServer;
import dev.lifesigns.checks.internal.http.RequestHead;
import dev.lifesigns.checks.internal.http.RequestHeaders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that an HTTP endpoint responds as expected, completely and in time. Thread-safe.
 *
 * <p>Each run opens a new connection, to the first address of the host that accepts; all addresses share the time. So
 * the check follows its name, and never uses a connection that something on the way has dropped. A body is read up to
 * 64 KiB. Up to five redirects are followed within the same scheme, host and port; one that leads
 * elsewhere is a failure, so no header reaches another server. Certificates and host names are verified unless {@link
 * Builder#insecure} is set. No proxy is used unless it is
 * set.
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
    private final HttpRun run;
    private final boolean allAddresses;
    private final Tolerance tolerance;

    private HttpCheck(Builder builder) {
        Endpoint endpoint = builder.endpoint;
        this.run = new HttpRun(
                endpoint,
                new Exchange(endpoint, endpoint.isTls() ? builder.tls.build() : null, builder.proxy, builder.http2),
                new RequestHead(builder.method, new TreeMap<>(builder.headers), builder.body, false),
                builder.expected,
                builder.demand,
                builder.days);
        this.allAddresses = builder.allAddresses;
        this.tolerance = new Tolerance(builder.fallback, builder.degradedAfter);
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
        HttpRehearsal.once(run.endpoint().isTls());
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return tolerance.judge(deadline, run.endpoint(), allAddresses ? run::resultOfAll : run::result);
    }

    /** Collects what to send and what to expect. Not thread-safe. */
    public static final class Builder {
        private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST");

        private final Endpoint endpoint;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String method = "GET";
        private byte @Nullable [] body;
        private BodyDemand demand = BodyDemand.NONE;
        private @Nullable Duration degradedAfter;
        private ExpectedStatus expected = ExpectedStatus.parse(List.of("2xx"));
        private @Nullable String fallback;
        private boolean allAddresses;
        private boolean http2;
        private @Nullable ProxyServer proxy;
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
         * Sets the method; default: {@code GET}. A check writes nothing, so {@code POST} is only for endpoints that
         * respond to nothing else and have no effect. No redirect of a {@code POST} is followed.
         *
         * @param method {@code GET}, {@code HEAD}, {@code OPTIONS} or {@code POST}
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder method(String method) {
            String upper = requireNonNull(method, "HttpCheck.Builder.method: method is null")
                    .toUpperCase(Locale.ROOT);
            if (!METHODS.contains(upper)) {
                throw new IllegalArgumentException("method: " + method + " (expected: GET, HEAD, OPTIONS or POST)");
            }
            this.method = upper;
            return this;
        }

        /** Sets the body of a {@code POST}, sent as UTF-8; default: none. It may contain secrets; no message ever shows it. */
        @CanIgnoreReturnValue
        public Builder body(String text) {
            this.body =
                    requireNonNull(text, "HttpCheck.Builder.body: text is null").getBytes(UTF_8);
            return this;
        }

        /**
         * Sets a text that the first 64 KiB of the response's body must contain; default: none.
         *
         * @throws IllegalArgumentException if it is empty
         */
        @CanIgnoreReturnValue
        public Builder bodyContains(String text) {
            this.demand = demand.withContained(requireNonNull(text, "HttpCheck.Builder.bodyContains: text is null"));
            return this;
        }

        /**
         * Sets a regular expression that must be found in the first 64 KiB of the response's body; default: none. The
         * search ends at the deadline.
         *
         * @throws IllegalArgumentException if it is malformed
         */
        @CanIgnoreReturnValue
        public Builder bodyMatches(String regex) {
            this.demand = demand.withPattern(requireNonNull(regex, "HttpCheck.Builder.bodyMatches: regex is null"));
            return this;
        }

        /**
         * Sets what the response's body must fulfill, which must be JSON then; default: nothing.
         *
         * @param conditions each such as {@code $.status == "ok"} or {@code $.queues[0].depth < 100}: a path of {@code
         *     .name}, {@code ["any name"]} and {@code [index]}; one of {@code ==}, {@code !=}, {@code <}, {@code <=},
         *     {@code >} and {@code >=}, the last four for numbers; and a JSON text, number, {@code true}, {@code false} or
         *     {@code null}
         * @throws IllegalArgumentException if one is malformed
         */
        @CanIgnoreReturnValue
        public Builder bodyJson(List<String> conditions) {
            this.demand =
                    demand.withConditions(requireNonNull(conditions, "HttpCheck.Builder.bodyJson: conditions is null"));
            return this;
        }

        /**
         * Sets how long a good response may take before it is degraded; default: as long as the timeout.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        @CanIgnoreReturnValue
        public Builder degradedAfter(Duration limit) {
            if (requireNonNull(limit, "HttpCheck.Builder.degradedAfter: limit is null")
                            .toMillis()
                    < 1) {
                throw new IllegalArgumentException("degradedAfter: " + limit + " (expected: at least 1 ms)");
            }
            this.degradedAfter = limit;
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
         * @throws IllegalArgumentException if it is malformed, of the connection, or already in the URL as user-info
         */
        @CanIgnoreReturnValue
        public Builder header(String name, String value) {
            requireNonNull(value, "HttpCheck.Builder.header: value is null");
            if (requireNonNull(name, "HttpCheck.Builder.header: name is null").equalsIgnoreCase("Authorization")
                    && endpoint.authorization() != null) {
                throw new IllegalArgumentException(
                        "header Authorization: set twice (expected: either it or user-info in the URL)");
            }
            RequestHeaders.requireSendable(name, value);
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

        /**
         * Speaks HTTP/2 instead of HTTP/1.1, by ALPN for {@code https} and at once for {@code http}; a server that does not
         * is down. No redirect is followed.
         */
        @CanIgnoreReturnValue
        public Builder http2() {
            this.http2 = true;
            return this;
        }

        /** Demands that every address of the host responds, one after the other, instead of the first that accepts. */
        @CanIgnoreReturnValue
        public Builder allAddresses() {
            this.allAddresses = true;
            return this;
        }

        /**
         * Sets a proxy; default: none. It is asked to connect through for {@code https}, and to forward for {@code http}.
         *
         * @param url {@code http://host:port}; user-info in it is sent to the proxy as basic credentials
         * @throws IllegalArgumentException if it is not such a URL
         */
        @CanIgnoreReturnValue
        public Builder proxy(String url) {
            this.proxy = ProxyServer.parse(requireNonNull(url, "HttpCheck.Builder.proxy: url is null"));
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

        /**
         * Sets the client's certificate as a PKCS #12 key store; default: none. It is read at once.
         *
         * @throws IllegalArgumentException if it cannot be read with this password
         */
        @CanIgnoreReturnValue
        public Builder clientKeyStore(Path pkcs12, String password) {
            tls.clientKeyStore(
                    requireNonNull(pkcs12, "HttpCheck.Builder.clientKeyStore: pkcs12 is null"),
                    requireNonNull(password, "HttpCheck.Builder.clientKeyStore: password is null"));
            return this;
        }

        /**
         * Sets the oldest version of TLS to accept; default: what the JVM accepts.
         *
         * @param version {@code TLSv1.2} or {@code TLSv1.3}
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder minTlsVersion(String version) {
            tls.minTlsVersion(requireNonNull(version, "HttpCheck.Builder.minTlsVersion: version is null"));
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
         * @throws IllegalArgumentException if the trust file cannot be used, or two settings exclude each other
         */
        public HttpCheck build() {
            if (allAddresses && proxy != null) {
                throw new IllegalArgumentException("allAddresses: set with proxy (expected: one of them)");
            }
            if (http2 && proxy != null && !endpoint.isTls()) {
                throw new IllegalArgumentException("http2: set with proxy (expected: an https URL, or no proxy)");
            }
            demand.requireBodyOf(method);
            return new HttpCheck(this);
        }
    }
}
