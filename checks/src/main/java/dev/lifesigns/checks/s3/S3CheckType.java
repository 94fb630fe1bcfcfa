/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.s3;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: s3}. */
public final class S3CheckType implements CheckType {
    static final Option<String> URL = Option.text(
                    "url",
                    "URL of the endpoint without the bucket, http or https: https://s3.eu-central-1.amazonaws.com.")
            .required();
    static final Option<String> BUCKET =
            Option.text("bucket", "The bucket that must be there.").required();
    static final Option<String> REGION =
            Option.text("region", "The region of the bucket.").withDefault("us-east-1");
    static final Option<String> ACCESS_KEY_ID =
            Option.text("accessKeyId", "The access key, which needs s3:ListBucket for the bucket.");
    static final Option<String> SECRET_ACCESS_KEY = Option.secret("secretAccessKey", "The secret key of accessKeyId.");
    static final Option<String> SESSION_TOKEN =
            Option.secret("sessionToken", "The token that belongs to credentials which expire.");
    static final Option<Boolean> VIRTUAL_HOST = Option.flag(
                    "virtualHost", "Whether the bucket is named in the host, bucket.host, instead of in the path.")
            .withDefault(false);

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String summary() {
        return "A bucket of S3, or of a store that speaks its protocol, is there and may be used.";
    }

    @Override
    public List<Option<?>> options() {
        return TlsOptions.between(
                List.of(URL, BUCKET, REGION, ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN, VIRTUAL_HOST), List.of());
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        OptionMapping.build(URL, () -> S3Check.builder(values.get(URL), "any"));
        S3Check.Builder builder =
                OptionMapping.build(BUCKET, () -> S3Check.builder(values.get(URL), values.get(BUCKET)));
        boolean signed = ServerOptions.credentials(values, ACCESS_KEY_ID, SECRET_ACCESS_KEY, builder::credentials);
        OptionMapping.apply(values, REGION, builder::region);
        OptionMapping.apply(values, SESSION_TOKEN, builder::sessionToken);
        if (!signed && values.find(SESSION_TOKEN) != null) {
            throw new InvalidOptionException(
                    SESSION_TOKEN, "sessionToken: unused (expected: accessKeyId and secretAccessKey)");
        }
        if (values.get(VIRTUAL_HOST)) {
            builder.virtualHost();
        }
        return builder.tls(ServerOptions.tls(values, builder.isTls(), "an https URL"))
                .build();
    }
}
