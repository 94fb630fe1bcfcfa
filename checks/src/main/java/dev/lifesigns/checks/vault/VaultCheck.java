/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.vault;

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
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a node of Vault or OpenBao is initialized, unsealed, and in a role that serves. Thread-safe.
 *
 * <p>Each run opens a new connection for one {@code GET /v1/sys/health}, which asks for no token.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without a response are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time is {@link dev.lifesigns.ErrorKind#TIMEOUT}; a
 * certificate that expires too soon {@link dev.lifesigns.ErrorKind#THRESHOLD}; a node that is sealed, not initialized or
 * in another role, and everything else {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, {@code role},
 * {@code version} and {@code cluster}, and {@code certificate_days_left} with TLS.
 *
 * <pre>{@code
 * HealthCheck secrets = VaultCheck.of("https://vault.internal:8200");
 * }</pre>
 */
public final class VaultCheck implements HealthCheck, Preparable {
    private static final Set<VaultRole> SERVING =
            EnumSet.of(VaultRole.ACTIVE, VaultRole.STANDBY, VaultRole.PERFORMANCE_STANDBY);

    private final HttpService service;
    private final Set<VaultRole> roles;

    private VaultCheck(Builder builder) {
        this.service = builder.service.build();
        this.roles = EnumSet.copyOf(builder.roles);
    }

    /**
     * A check of a node.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static VaultCheck of(String url) {
        return builder(url).build();
    }

    /**
     * A builder for a check of a node.
     *
     * @param url {@code http} or {@code https}
     * @throws IllegalArgumentException if it is not such a URL
     */
    public static Builder builder(String url) {
        return new Builder(HttpService.builder(requireNonNull(url, "VaultCheck.builder: url is null")));
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
        Reply reply = requests.get("/v1/sys/health");
        Map<?, ?> words = reply.objectOrEmpty();
        if (!words.containsKey("initialized")) {
            // a proxy has the same codes, and means something else by them
            throw reply.unexpected("the words of Vault's /v1/sys/health");
        }
        return verdict(reply)
                .withDetail("version", words.get("version"))
                .withDetail("cluster", words.get("cluster_name"));
    }

    private CheckResult verdict(Reply reply) throws Refusal {
        VaultRole role = VaultRole.of(reply.status());
        if (role != null) {
            CheckResult verdict = roles.contains(role)
                    ? CheckResult.up()
                    : CheckResult.down(ErrorKind.FAILED, "the node is " + role + " (expected: " + names() + ")");
            return verdict.withDetail("role", role.toString());
        }
        return switch (reply.status()) {
            case 501 -> CheckResult.down(ErrorKind.FAILED, "the node is not initialized");
            case 503 -> CheckResult.down(ErrorKind.FAILED, "the node is sealed");
            default -> throw reply.unexpected("200, 429, 472, 473, 501 or 503");
        };
    }

    private String names() {
        return roles.stream().map(VaultRole::toString).collect(Collectors.joining(", "));
    }

    /** Collects how to connect and what to demand. Not thread-safe. */
    public static final class Builder {
        private final HttpService.Builder service;
        private Set<VaultRole> roles = SERVING;

        private Builder(HttpService.Builder service) {
            this.service = service;
        }

        /**
         * Sets the roles that are up; default: all but {@link VaultRole#DR_SECONDARY}.
         *
         * @throws IllegalArgumentException if there is none
         */
        @CanIgnoreReturnValue
        public Builder roles(Set<VaultRole> roles) {
            if (requireNonNull(roles, "VaultCheck.Builder.roles: roles is null").isEmpty()) {
                throw new IllegalArgumentException("roles: none (expected: at least one)");
            }
            this.roles = EnumSet.copyOf(roles);
            return this;
        }

        /**
         * Sets the trust and the client certificate; default: the JVM's trust, without a client certificate.
         *
         * @throws IllegalArgumentException if the URL is not https
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            service.tls(requireNonNull(context, "VaultCheck.Builder.tls: context is null"));
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
        public VaultCheck build() {
            return new VaultCheck(this);
        }
    }
}
