/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A key and a certificate for {@code localhost} that live as long as this object (RFC 5280), so that TLS can be
 * exercised. None is shipped: someone would sooner or later trust a key that everyone has.
 *
 * @param keys of the curve P-256
 * @param certificate signed by itself
 */
record SelfSigned(KeyPair keys, Certificate certificate) {
    private static final byte[] ECDSA_WITH_SHA256 =
            der(0x30, new byte[] {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02});
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x06, 0x03, 0x55, 0x1d, 0x11};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static SelfSigned create() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        byte[] facts = facts(keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(facts);
        byte[] signed = der(0x30, facts, ECDSA_WITH_SHA256, der(0x03, new byte[] {0}, signature.sign()));
        return new SelfSigned(
                keys, CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed)));
    }

    private static byte[] facts(byte[] publicKey) {
        byte[] name = der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, ascii("localhost")))));
        byte[] validity = der(
                0x30,
                time(Instant.now().minusSeconds(86_400)),
                time(Instant.now().plusSeconds(86_400)));
        byte[] alternatives = der(0x30, SUBJECT_ALTERNATIVE_NAME, der(0x04, der(0x30, der(0x82, ascii("localhost")))));
        return der(
                0x30,
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, new byte[] {1}),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                publicKey,
                der(0xa3, der(0x30, alternatives)));
    }

    private static byte[] time(Instant instant) {
        return der(0x18, ascii(TIME.format(instant)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /** A tag, the length and the content (X.690). */
    private static byte[] der(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length >= 256) {
            out.write(0x82);
            out.write(length >>> 8);
        } else if (length >= 128) {
            out.write(0x81);
        }
        out.write(length);
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }
}
