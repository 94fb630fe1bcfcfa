/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsDemand;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a check that asks a service in requests of HTTP, and judges its replies itself. Each request opens a
 * connection; no redirect is followed. Immutable and thread-safe.
 */
public final class HttpService {
    private final Endpoint endpoint;
    private final String prefix;
    private final Exchange exchange;
    private final CertificateDays days;
    private final Map<String, String> headers;
    private final Secrets secrets;

    private HttpService(Builder builder) {
        this.endpoint = builder.endpoint;
        this.prefix = endpoint.uri().getRawPath().replaceAll("/+$", "");
        TlsDemand tls = builder.tls;
        if (tls == null && endpoint.isTls()) {
            tls = TlsDemand.of(TlsClient.builder().build());
        }
        this.exchange = new Exchange(endpoint, tls == null ? null : tls.client(), null, builder.http2);
        this.days = tls == null ? CertificateDays.ANY : tls.days();
        this.headers = new TreeMap<>(builder.headers);
        this.secrets = Secrets.of(builder.secrets);
    }

    /** What a run asks, and how it judges. Thread-safe. */
    @FunctionalInterface
    public interface Question {
        /** @throws Refusal if a reply is not what it should be */
        CheckResult result(Requests requests) throws IOException, InterruptedException;
    }

    /**
     * A builder for a service.
     *
     * @param url {@code http} or {@code https}, with a path if all paths start with it
     * @throws IllegalArgumentException if it is not such a URL; the message repeats nothing that could be a secret
     */
    public static Builder builder(String url) {
        return new Builder(Endpoint.parse(url));
    }

    /** Loads what a first run needs, over loopback. */
    public void prepare() throws Exception {
        HttpRehearsal.once(endpoint.isTls());
    }

    /** One run. */
    public CheckResult run(CheckDeadline deadline, Question question) throws InterruptedException {
        Requests requests = new Requests(this, deadline);
        CheckResult result;
        try {
            result = question.result(requests);
        } catch (Refusal refusal) {
            result = CheckResult.down(
                    refusal.kind(), endpoint + ": " + secrets.clean(String.valueOf(refusal.getMessage())));
        } catch (IOException failure) {
            result = Failures.request(endpoint, failure);
        }
        Long left = requests.daysLeft;
        return (left == null ? result : days.judge(result, endpoint.toString(), left))
                .withDetail("server", endpoint.toString());
    }

    /** The requests of one run. Not thread-safe. */
    public static final class Requests {
        private final HttpService service;
        private final CheckDeadline deadline;
        private @Nullable Long daysLeft;

        private Requests(HttpService service, CheckDeadline deadline) {
            this.service = service;
            this.deadline = deadline;
        }

        /**
         * The reply to GET.
         *
         * @param path after that of the service's URL, with its query
         */
        public Reply get(String path) throws IOException, InterruptedException {
            return send("GET", path, Map.of(), null);
        }

        /**
         * The reply to a request.
         *
         * @param path after that of the service's URL, with its query
         * @param more headers beside those of the service
         */
        public Reply send(String method, String path, Map<String, String> more, byte @Nullable [] body)
                throws IOException, InterruptedException {
            Map<String, String> headers = new TreeMap<>(service.headers);
            headers.putAll(more);
            URI target = service.endpoint.uri().resolve(service.prefix + path);
            RequestHead request = new RequestHead(method, headers, body, false);
            Response response = service.exchange.send(request, target, deadline);
            daysLeft = response.daysLeft();
            return new Reply(response);
        }
    }

    /** Collects how to reach it. Not thread-safe. */
    public static final class Builder {
        private final Endpoint endpoint;
        private final Map<String, String> headers = new TreeMap<>();
        private final List<String> secrets = new ArrayList<>();
        private @Nullable TlsDemand tls;
        private boolean http2;

        private Builder(Endpoint endpoint) {
            if (endpoint.uri().getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "url: with a query (expected: http[s]://host[:port], and a path at most)");
            }
            this.endpoint = endpoint;
            headers.put("User-Agent", "lifesigns");
            headers.put("Accept", "*/*");
            String authorization = endpoint.authorization();
            if (authorization != null) {
                headers.put("Authorization", authorization);
            }
        }

        /** Without user-info. */
        public URI url() {
            return endpoint.uri();
        }

        /** Whether the URL has user-info. */
        public boolean hasUserInfo() {
            return endpoint.authorization() != null;
        }

        public boolean isTls() {
            return endpoint.isTls();
        }

        /** Sets basic credentials. */
        @CanIgnoreReturnValue
        public Builder credentials(String username, String password) {
            return secretHeader("Authorization", Endpoint.basic(username + ":" + password), password);
        }

        /**
         * Sets a header of which no message may show a part.
         *
         * @throws IllegalArgumentException if it cannot be sent, or is set already
         */
        @CanIgnoreReturnValue
        public Builder secretHeader(String name, String value, String secret) {
            RequestHeaders.requireSendable(name, value);
            if (headers.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException(
                        name + ": set twice (expected: one of user-info in the URL, credentials and a key)");
            }
            secrets.add(secret);
            return this;
        }

        /**
         * Sets how to encrypt an https URL; the JVM's trust by default.
         *
         * @throws IllegalArgumentException if it is an http URL
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            if (!isTls()) {
                throw new IllegalArgumentException("tls: set (expected: an https URL)");
            }
            return tls(TlsDemand.of(TlsClient.of(context)));
        }

        /** The same, as the options of a configuration file say it. */
        @CanIgnoreReturnValue
        public Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** Speaks HTTP/2, by ALPN for https and at once for http. */
        @CanIgnoreReturnValue
        public Builder http2() {
            this.http2 = true;
            return this;
        }

        /** The service. It is not contacted yet. */
        public HttpService build() {
            return new HttpService(this);
        }
    }
}
