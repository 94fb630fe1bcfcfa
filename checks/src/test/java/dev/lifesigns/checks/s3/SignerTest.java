/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Against the examples in Amazon's documentation of the signature, and one that was computed by another program. */
class SignerTest {
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Signer SIGNER = new Signer("AKIAIOSFODNN7EXAMPLE", SECRET, null, "us-east-1");

    @Test
    void publishedExamplesAreSignedAlike() {
        assertThat(SIGNER.headers("GET", "examplebucket.s3.amazonaws.com", "/", "lifecycle=", NOW))
                .containsEntry("x-amz-date", "20130524T000000Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                                + "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(SIGNER.headers("GET", "examplebucket.s3.amazonaws.com", "/", "max-keys=2&prefix=J", NOW)
                        .get("Authorization"))
                .endsWith("=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void sessionTokenIsSignedAsWell() {
        Signer signer = new Signer("AKIAIOSFODNN7EXAMPLE", SECRET, "t", "us-east-1");

        assertThat(signer.headers("HEAD", "127.0.0.1:9000", "/orders", "", NOW))
                .containsEntry("x-amz-security-token", "t")
                .hasEntrySatisfying(
                        "Authorization",
                        header -> assertThat(header)
                                .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,")
                                .endsWith("=c67637b6761b262f25404e3c239ef1610cde51c87ba5d300cb72aba2242a8272"));
    }

    @Test
    void secretsAreNotShown() {
        assertThat(SIGNER).hasToString("AKIAIOSFODNN7EXAMPLE");
    }
}
