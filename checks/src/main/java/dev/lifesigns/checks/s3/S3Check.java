/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.s3;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.http.HttpService;
import dev.lifesigns.checks.internal.http.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a bucket of S3, or of a store that speaks its protocol, is there and may be used. Thread-safe.
 *
 * <p>Each run opens a new connection for one {@code HEAD} of the bucket, signed if there are credentials. Nothing in it is
 * read or listed.
 *
 * <p>Kinds of failure: no such host, refused, reset and closed without a response are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no complete response in time is {@link dev.lifesigns.ErrorKind#TIMEOUT}; 401 and
 * 403 {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; 429 {@link dev.lifesigns.ErrorKind#EXHAUSTED}; a certificate that
 * expires too soon {@link dev.lifesigns.ErrorKind#THRESHOLD}; no such bucket, one in another region and everything else
 * {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, {@code bucket}, {@code region} if the store names it, and
 * {@code certificate_days_left} with TLS.
 *
 * <pre>{@code
 * HealthCheck invoices = S3Check.builder("https://minio.internal:9000", "invoices")
 *         .credentials("prober", System.getenv("INVOICES_KEY"))
 *         .build();
 * }</pre>
 */
public final class S3Check implements HealthCheck, Preparable {
    /** Beyond it, a store refuses a signature. */
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(15);

    private static final String REGION = "x-amz-bucket-region";

    private final HttpService service;
    private final String bucket;
    private final String authority;
    private final String path;
    private final @Nullable Signer signer;

    private S3Check(Builder builder) {
        URI endpoint = builder.endpoint;
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        this.bucket = builder.bucket;
        this.authority = (builder.virtualHost ? bucket + "." : "") + endpoint.getHost() + port;
        this.path = builder.virtualHost ? "/" : "/" + bucket;
        this.signer = builder.secretAccessKey.isEmpty()
                ? null
                : new Signer(builder.accessKeyId, builder.secretAccessKey, builder.sessionToken, builder.region);
        this.service = HttpService.builder(endpoint.getScheme() + "://" + authority)
                .tls(builder.tls)
                .build();
    }

    /**
     * A builder for a check of a bucket.
     *
     * @param url {@code http} or {@code https}, of the endpoint, without the bucket: {@code
     *     https://s3.eu-central-1.amazonaws.com}
     * @throws IllegalArgumentException if one of them is malformed
     */
    public static Builder builder(String url, String bucket) {
        return new Builder(
                requireNonNull(url, "S3Check.builder: url is null"),
                requireNonNull(bucket, "S3Check.builder: bucket is null"));
    }

    @Override
    public void prepare() throws Exception {
        service.prepare();
        if (signer != null) {
            headers();
        }
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return service.run(deadline, this::result).withDetail("bucket", bucket);
    }

    private Map<String, String> headers() {
        return signer == null ? Map.of() : signer.headers("HEAD", authority, path, "", Instant.now());
    }

    private CheckResult result(HttpService.Requests requests) throws IOException, InterruptedException {
        Reply reply = requests.send("HEAD", path, headers(), null);
        String region = reply.response().head().field(REGION);
        switch (reply.status()) {
            case 200 -> {
                return CheckResult.up().withDetail("region", region);
            }
            case 301, 307 ->
                throw new Refusal(
                        ErrorKind.FAILED,
                        "status " + reply.status() + ": the bucket is in region " + region
                                + " (expected: that of the check)");
            case 404 -> throw new Refusal(ErrorKind.FAILED, "status 404: no such bucket");
            case 403 -> throw reply.unexpected("200" + clock(reply));
            default -> throw reply.unexpected("200");
        }
    }

    /** What may be the reason of a refusal: a clock that is wrong. */
    private static String clock(Reply reply) {
        try {
            String date = String.valueOf(reply.response().head().field("Date"));
            Duration difference = Duration.between(
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant(),
                            Instant.now())
                    .abs();
            return difference.compareTo(CLOCKS_MAY_DIFFER) > 0
                    ? "; the clocks differ by " + difference.toMinutes() + " min"
                    : "";
        } catch (DateTimeParseException none) {
            return "";
        }
    }

    /** Collects how to connect. Not thread-safe. */
    public static final class Builder {
        private final URI endpoint;
        private final String bucket;
        private String accessKeyId = "";
        private String secretAccessKey = "";
        private @Nullable String sessionToken;
        private String region = "us-east-1";
        private boolean virtualHost;
        private @Nullable TlsDemand tls;

        private Builder(String url, String bucket) {
            HttpService.Builder service = HttpService.builder(url);
            if (service.hasUserInfo()) {
                throw new IllegalArgumentException("url: with user-info (expected: accessKeyId and secretAccessKey)");
            }
            this.endpoint = service.url();
            if (!endpoint.getRawPath().equals("/")) {
                throw new IllegalArgumentException(
                        "url: with a path (expected: http[s]://host[:port], without the bucket)");
            }
            if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]")) {
                throw new IllegalArgumentException(
                        "bucket: " + bucket + " (expected: 3 to 255 letters, digits, dots, dashes and underscores)");
            }
            this.bucket = bucket;
        }

        /**
         * Sets the key to sign with; default: none, for a bucket that anyone may read.
         *
         * @throws IllegalArgumentException if one is empty, or cannot be sent
         */
        @CanIgnoreReturnValue
        public Builder credentials(String accessKeyId, String secretAccessKey) {
            this.accessKeyId = word(
                    "accessKeyId", requireNonNull(accessKeyId, "S3Check.Builder.credentials: accessKeyId is null"));
            this.secretAccessKey = word(
                    "secretAccessKey",
                    requireNonNull(secretAccessKey, "S3Check.Builder.credentials: secretAccessKey is null"));
            return this;
        }

        /**
         * Sets the token that belongs to credentials which expire; default: none.
         *
         * @throws IllegalArgumentException if it is empty, or cannot be sent
         */
        @CanIgnoreReturnValue
        public Builder sessionToken(String token) {
            this.sessionToken =
                    word("sessionToken", requireNonNull(token, "S3Check.Builder.sessionToken: token is null"));
            return this;
        }

        /**
         * Sets the region of the bucket; default: {@code us-east-1}, which is also that of most other stores.
         *
         * @throws IllegalArgumentException if it is empty, or cannot be sent
         */
        @CanIgnoreReturnValue
        public Builder region(String region) {
            this.region = word("region", requireNonNull(region, "S3Check.Builder.region: region is null"));
            return this;
        }

        /** Names the bucket in the host, {@code bucket.host}, instead of in the path. */
        @CanIgnoreReturnValue
        public Builder virtualHost() {
            this.virtualHost = true;
            return this;
        }

        /**
         * Sets the trust and the client certificate; default: the JVM's trust, without a client certificate.
         *
         * @throws IllegalArgumentException if the URL is not https
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            requireNonNull(context, "S3Check.Builder.tls: context is null");
            if (!isTls()) {
                throw new IllegalArgumentException("tls: set (expected: an https URL)");
            }
            return tls(TlsDemand.of(TlsClient.of(context)));
        }

        boolean isTls() {
            return endpoint.getScheme().equalsIgnoreCase("https");
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** The check. It does not connect yet. */
        public S3Check build() {
            return new S3Check(this);
        }

        private static String word(String name, String value) {
            if (!value.matches("[\\x21-\\x7e]+")) {
                throw new IllegalArgumentException(
                        name + ": refused (expected: visible characters without white space)");
            }
            return value;
        }
    }
}
