/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options of every check that connects with TLS. */
public final class TlsOptions {
    public static final Option<String> TRUST_FILE =
            Option.text("trustFile", "A file of PEM certificates to trust instead of the JVM's.");
    public static final Option<String> CLIENT_CERTIFICATE = Option.text(
            "clientCertificate",
            "The client's certificate: a PEM file of its chain, or a PKCS #12 key store whose name ends with .p12 or .pfx.");
    public static final Option<String> CLIENT_KEY = Option.text(
            "clientKey",
            "A PEM file with the unencrypted PKCS #8 key of clientCertificate; without it, the key is in the same file.");
    public static final Option<String> CLIENT_KEY_PASSWORD =
            Option.secret("clientKeyPassword", "The password of the key store in clientCertificate.");
    public static final Option<String> MIN_TLS_VERSION =
            Option.text("minTlsVersion", "Oldest version of TLS to accept: TLSv1.2 or TLSv1.3.");
    public static final Option<Boolean> INSECURE =
            Option.flag("insecure", "Verify neither the server's certificate nor its name; validation warns about it.");
    public static final Option<Integer> CERTIFICATE_WARN_DAYS = Option.integer(
            "certificateWarnDays", "Degraded if the first certificate of the server's chain expires in fewer days.");
    public static final Option<Integer> CERTIFICATE_FAIL_DAYS = Option.integer(
            "certificateFailDays", "Down if the first certificate of the server's chain expires in fewer days.");

    /** In the order of the reference. */
    public static final List<Option<?>> ALL = List.of(
            TRUST_FILE,
            CLIENT_CERTIFICATE,
            CLIENT_KEY,
            CLIENT_KEY_PASSWORD,
            MIN_TLS_VERSION,
            INSECURE,
            CERTIFICATE_WARN_DAYS,
            CERTIFICATE_FAIL_DAYS);

    /** Those that name a file. */
    public static final List<Option<String>> FILES = List.of(TRUST_FILE, CLIENT_CERTIFICATE, CLIENT_KEY);

    private TlsOptions() {}

    /**
     * Sets what the values say about the connection.
     *
     * @throws InvalidOptionException if a value, or a combination, is refused
     */
    public static void apply(OptionValues values, TlsClient.Builder tls) {
        OptionMapping.apply(values, TRUST_FILE, file -> tls.trustFile(Path.of(file)));
        if (isInsecure(values)) {
            tls.insecure();
        }
        OptionMapping.apply(values, MIN_TLS_VERSION, tls::minTlsVersion);
        String certificate = values.find(CLIENT_CERTIFICATE);
        String key = values.find(CLIENT_KEY);
        String password = values.find(CLIENT_KEY_PASSWORD);
        requireUse(CLIENT_KEY, key, certificate != null && !isKeyStore(certificate), "a PEM file as clientCertificate");
        requireUse(
                CLIENT_KEY_PASSWORD,
                password,
                certificate != null && isKeyStore(certificate),
                "a key store as clientCertificate");
        if (certificate != null && isKeyStore(certificate)) {
            OptionMapping.build(
                    CLIENT_CERTIFICATE,
                    () -> tls.clientKeyStore(Path.of(certificate), password == null ? "" : password));
        } else if (certificate != null) {
            Path keyFile = Path.of(key == null ? certificate : key);
            OptionMapping.build(CLIENT_CERTIFICATE, () -> ClientIdentity.chain(Path.of(certificate)));
            OptionMapping.build(CLIENT_KEY, () -> tls.clientCertificate(Path.of(certificate), keyFile));
        }
        OptionMapping.build(TRUST_FILE, tls::build);
    }

    /** How long the certificates must still be valid. */
    public static CertificateDays certificateDays(OptionValues values) {
        return OptionMapping.build(
                values.find(CERTIFICATE_WARN_DAYS) == null ? CERTIFICATE_FAIL_DAYS : CERTIFICATE_WARN_DAYS,
                () -> new CertificateDays(values.find(CERTIFICATE_WARN_DAYS), values.find(CERTIFICATE_FAIL_DAYS)));
    }

    /** @throws InvalidOptionException at the first of these options that is set */
    public static void requireNone(OptionValues values, String expectation) {
        for (Option<?> option : ALL) {
            if (values.find(option) != null && !Boolean.FALSE.equals(values.find(option))) {
                throw new InvalidOptionException(option, option.name() + ": set (expected: " + expectation + ")");
            }
        }
    }

    /** What the options accept, and should be seen. */
    public static Map<Option<?>, String> warnings(OptionValues values) {
        return isInsecure(values)
                ? Map.of(INSECURE, "insecure: true: anyone on the way can be the server (expected: trustFile)")
                : Map.of();
    }

    /** Those options, between others. */
    public static List<Option<?>> between(List<Option<?>> first, List<Option<?>> last) {
        return Stream.of(first, ALL, last)
                .flatMap(List::stream)
                .<Option<?>>map(option -> option)
                .toList();
    }

    private static boolean isInsecure(OptionValues values) {
        return Boolean.TRUE.equals(values.find(INSECURE));
    }

    private static boolean isKeyStore(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".p12") || lower.endsWith(".pfx");
    }

    private static void requireUse(Option<?> option, @Nullable String value, boolean used, String partner) {
        if (value != null && !used) {
            throw new InvalidOptionException(option, option.name() + ": unused (expected: " + partner + ")");
        }
    }
}
