/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckResult;
import dev.lifesigns.Deadline;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Status;
import dev.lifesigns.checks.internal.HostLookup;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that an HTTP endpoint answers as expected, completely and in time. Thread-safe.
 *
 * <p>The connection is kept between runs. A body is read up to 64 KiB and thrown away. Redirects are followed within the
 * same scheme, host and port, five at most; one that leads elsewhere is a failure, so no header reaches another server.
 * Certificates and host names are always verified. No proxy is used.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without an answer are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no complete answer
 * in time {@link dev.lifesigns.ErrorKind#TIMEOUT}; 401, 403 and 407 {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; 429
 * {@link dev.lifesigns.ErrorKind#EXHAUSTED}; everything else {@link dev.lifesigns.ErrorKind#FAILED}. Messages and details
 * name scheme, host and port, never the rest of the URL. Details: {@code server}, {@code status_code},
 * {@code redirects}, and with a fallback {@code failure}.
 *
 * <pre>{@code
 * HealthCheck payments = HttpCheck.builder("https://payments.internal/health/ready").build();
 * }</pre>
 */
public final class HttpCheck implements HealthCheck {
    private static final int MOST_REDIRECTS = 5;

    private final Endpoint endpoint;
    private final HostLookup lookup;
    private final String method;
    private final ExpectedStatus expected;
    private final Map<String, String> headers;
    private final @Nullable String fallback;
    private final @Nullable HttpClient ownClient;

    private HttpCheck(Builder builder) {
        this.endpoint = builder.endpoint;
        this.lookup = new HostLookup(endpoint.host());
        this.method = builder.method;
        this.expected = builder.expected;
        this.headers = Map.copyOf(builder.headers);
        this.fallback = builder.fallback;
        this.ownClient = builder.trustFile == null ? null : Clients.trusting(builder.trustFile);
    }

    /**
     * Checks an endpoint with GET, expecting any 2xx.
     *
     * @param url as for {@link #builder}
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static HttpCheck of(String url) {
        return builder(url).build();
    }

    /**
     * A builder for an endpoint.
     *
     * @param url {@code http} or {@code https}; user-info in it is sent as basic credentials
     * @throws IllegalArgumentException if it is not such a URL; the message does not repeat it
     */
    public static Builder builder(String url) {
        return new Builder(Endpoint.parse(url));
    }

    @Override
    public CheckResult check(Deadline deadline) throws InterruptedException {
        if (fallback == null) {
            return ask(deadline);
        }
        // The engine says down at the deadline; a fallback is worth something only if we notice a hang before that.
        CheckResult result =
                ask(Deadline.after(deadline.remaining().multipliedBy(9).dividedBy(10)));
        if (result.status() == Status.UP) {
            return result;
        }
        return CheckResult.of(Status.DEGRADED, result.error(), fallback)
                .withDetails(result.details())
                .withDetail("failure", String.valueOf(result.message()));
    }

    private CheckResult ask(Deadline deadline) throws InterruptedException {
        CheckResult result;
        try {
            lookup.resolve(deadline);
            result = follow(deadline);
        } catch (ExecutionException e) {
            result = Failures.request(endpoint, e.getCause() == null ? e : e.getCause());
        } catch (IOException | TimeoutException e) {
            result = Failures.request(endpoint, e);
        }
        return result.withDetail("server", endpoint.toString());
    }

    private CheckResult follow(Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
        Endpoint current = endpoint;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<Void> response = send(current, deadline);
            int status = response.statusCode();
            Optional<String> location = response.headers().firstValue("Location");
            if (expected.contains(status) || location.isEmpty() || !isRedirect(status)) {
                CheckResult result =
                        expected.contains(status) ? CheckResult.up() : Failures.status(endpoint, status, expected);
                return result.withDetail("status_code", status).withDetail("redirects", redirects);
            }
            Endpoint next = current.redirectedTo(location.get());
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

    /** Also bounds the body, which the client's own timeout does not; whoever stops waiting cancels the request. */
    private HttpResponse<Void> send(Endpoint target, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (deadline.expired()) {
            throw new TimeoutException();
        }
        AtomicBoolean answered = new AtomicBoolean();
        CompletableFuture<HttpResponse<Void>> answer = client().sendAsync(request(target, deadline), head -> {
            answered.set(true);
            return new DiscardedBody();
        });
        try {
            return answer.get(deadline.remaining().toNanos(), NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw answered.get() ? new ExecutionException(new BrokenOffException(cause)) : e;
        } finally {
            answer.cancel(true);
        }
    }

    private HttpClient client() {
        return ownClient == null ? Clients.shared() : ownClient;
    }

    private HttpRequest request(Endpoint target, Deadline deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.uri())
                .method(method, BodyPublishers.noBody())
                .timeout(deadline.remaining().plusNanos(1));
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Collects what to send and what to expect. Not thread-safe. */
    public static final class Builder {
        private final Endpoint endpoint;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String method = "GET";
        private ExpectedStatus expected = ExpectedStatus.parse(List.of("2xx"));
        private @Nullable String fallback;
        private @Nullable Path trustFile;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
            headers.put("User-Agent", "lifesigns");
            String authorization = endpoint.authorization();
            if (authorization != null) {
                headers.put("Authorization", authorization);
            }
        }

        /**
         * Sets the method; {@code GET} unless set.
         *
         * @param method {@code GET} or {@code HEAD}: a check writes nothing
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder method(String method) {
            String upper = method.toUpperCase(Locale.ROOT);
            if (!upper.equals("GET") && !upper.equals("HEAD")) {
                throw new IllegalArgumentException("method: " + method + " (expected: GET or HEAD)");
            }
            this.method = upper;
            return this;
        }

        /**
         * Sets which status codes are up; {@code 2xx} unless set. A redirect that is expected is not followed.
         *
         * @param statuses codes ({@code 204}), classes ({@code 3xx}) or ranges ({@code 200-204})
         * @throws IllegalArgumentException if one has another form, or there is none
         */
        @CanIgnoreReturnValue
        public Builder expect(List<String> statuses) {
            this.expected = ExpectedStatus.parse(statuses);
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
            if (name.equalsIgnoreCase("Authorization") && endpoint.authorization() != null) {
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
         * Sets what is used while the endpoint fails. Any failure is then degraded instead of down, with its kind and this
         * message; a hang is noticed at 90 % of the timeout. None unless set.
         */
        @CanIgnoreReturnValue
        public Builder fallback(String message) {
            this.fallback = message;
            return this;
        }

        /** Sets a file of PEM certificates to trust instead of the JVM's; read once, when the check is built. */
        @CanIgnoreReturnValue
        public Builder trustFile(Path pemFile) {
            this.trustFile = pemFile;
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

        /** The client's own refusal repeats the value, so it is neither passed on nor kept as cause. */
        private void requireSendable(String name, String value) {
            try {
                HttpRequest.newBuilder(endpoint.uri()).header(name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("header " + name
                        + ": refused (expected: a header that a client may set, of visible characters)");
            }
        }
    }
}
