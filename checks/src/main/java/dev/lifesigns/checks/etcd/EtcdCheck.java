/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.etcd;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.http.HttpService;
import dev.lifesigns.checks.internal.http.Reply;
import java.io.IOException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a member of etcd is healthy in its own words: it has a leader, reads with a quorum, and has no alarm.
 * Thread-safe.
 *
 * <p>Each run opens a new connection, or two if the member is not healthy. A member whose only alarm is {@code NOSPACE}
 * still reads, and is degraded.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without a response are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time is {@link dev.lifesigns.ErrorKind#TIMEOUT}; the alarm
 * {@code NOSPACE} {@link dev.lifesigns.ErrorKind#EXHAUSTED}; a certificate that expires too soon {@link
 * dev.lifesigns.ErrorKind#THRESHOLD}; a member that is not healthy and everything else {@link
 * dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, and {@code certificate_days_left} with TLS.
 *
 * <pre>{@code
 * HealthCheck config = EtcdCheck.of("http://etcd.internal:2379");
 * }</pre>
 */
public final class EtcdCheck implements HealthCheck, Preparable {
    private static final String HEALTH = "/health?serializable=";

    private final HttpService service;
    private final String path;

    private EtcdCheck(Builder builder) {
        this.service = builder.service.build();
        this.path = HEALTH + builder.serializable;
    }

    /**
     * A check of a member.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static EtcdCheck of(String url) {
        return builder(url).build();
    }

    /**
     * A builder for a check of a member.
     *
     * @param url {@code http} or {@code https}, that for clients or that for metrics
     * @throws IllegalArgumentException if it is not such a URL
     */
    public static Builder builder(String url) {
        return new Builder(HttpService.builder(requireNonNull(url, "EtcdCheck.builder: url is null")));
    }

    @Override
    public void prepare() throws Exception {
        service.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return service.run(deadline, this::result);
    }

    private CheckResult result(HttpService.Requests requests) throws IOException, InterruptedException {
        Reply reply = requests.get(path);
        Map<?, ?> words = reply.objectOrEmpty();
        if (!words.containsKey("health")) {
            throw reply.unexpected("the words of etcd's /health");
        }
        if (isHealthy(reply)) {
            return CheckResult.up();
        }
        // members before etcd 3.5 do not give it
        Object reason = words.get("reason");
        if ((reason == null || reason.toString().contains("NOSPACE"))
                && isHealthy(requests.get(path + "&exclude=NOSPACE"))) {
            return CheckResult.degraded(
                    ErrorKind.EXHAUSTED, "alarm NOSPACE: the member refuses to write (expected: room in its quota)");
        }
        throw new Refusal(ErrorKind.FAILED, "not healthy" + (reason == null ? "" : ": " + reason));
    }

    private static boolean isHealthy(Reply reply) {
        return reply.status() == 200 && "true".equals(reply.objectOrEmpty().get("health"));
    }

    /** Collects how to connect. Not thread-safe. */
    public static final class Builder {
        private final HttpService.Builder service;
        private boolean serializable;

        private Builder(HttpService.Builder service) {
            this.service = service;
        }

        /**
         * Is content with the member's own data, without a leader and a quorum; default: not. Members before
         * etcd 3.5.1 ignore it.
         */
        @CanIgnoreReturnValue
        public Builder serializable() {
            this.serializable = true;
            return this;
        }

        /**
         * Sets the trust and the client certificate; default: the JVM's trust, without a client certificate.
         *
         * @throws IllegalArgumentException if the URL is not https
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            service.tls(requireNonNull(context, "EtcdCheck.Builder.tls: context is null"));
            return this;
        }

        boolean isTls() {
            return service.isTls();
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            service.tls(demand);
            return this;
        }

        /** The check. It does not connect yet. */
        public EtcdCheck build() {
            return new EtcdCheck(this);
        }
    }
}
