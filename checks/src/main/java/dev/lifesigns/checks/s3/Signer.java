/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests without a body, as version 4 of Amazon's signatures demands.
 *
 * @param accessKeyId which key it is; not secret
 * @param sessionToken of credentials that expire, or {@code null}
 */
record Signer(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken,
        String region) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "s3";
    private static final String END = "aws4_request";
    private static final String HASH_OF_NOTHING = hex(hash(""));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LENGTH_OF_DATE = 8;

    /**
     * The headers to send.
     *
     * @param authority of the URL, as it is sent
     * @param path of the URL, encoded
     * @param query of the URL, encoded and sorted, with an equals sign after each name
     */
    Map<String, String> headers(String method, String authority, String path, String query, Instant now) {
        String time = TIME.format(now);
        Map<String, String> headers = new TreeMap<>();
        headers.put("x-amz-content-sha256", HASH_OF_NOTHING);
        headers.put("x-amz-date", time);
        if (sessionToken != null) {
            headers.put("x-amz-security-token", sessionToken);
        }
        Map<String, String> signed = new TreeMap<>(headers);
        signed.put("host", authority);
        String names = String.join(";", signed.keySet());
        String request = method + "\n" + path + "\n" + query + "\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + HASH_OF_NOTHING;
        String date = time.substring(0, LENGTH_OF_DATE);
        String scope = date + "/" + region + "/" + SERVICE + "/" + END;
        String text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(hash(request));
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + accessKeyId + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + hex(mac(key(date), text)));
        return headers;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return accessKeyId;
    }

    private byte[] key(String date) {
        byte[] key = ("AWS4" + secretAccessKey).getBytes(UTF_8);
        for (String part : new String[] {date, region, SERVICE, END}) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256: not available in this JVM", e);
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256: not available in this JVM", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
