/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Looks for {@code grpc-status} among the fields of a response and its trailers (RFC 7541 §6). Not thread-safe. */
public final class GrpcStatus {
    private static final byte[] NAME = "grpc-status".getBytes(US_ASCII);

    /** The same in Huffman's code (RFC 7541 appendix B). */
    private static final byte[] CODED_NAME = HexFormat.of().parseHex("9acac8b21234da8f");

    private static final int LONGEST_NUMBER = 2;

    private final byte[] block;
    private int at;

    private GrpcStatus(byte[] block) {
        this.block = block;
    }

    /**
     * The status, or {@code null} if there is none.
     *
     * @throws ProtocolException if the fields are malformed
     */
    public static @Nullable Integer in(Response response) throws ProtocolException {
        return new GrpcStatus(response.fieldBlock()).find();
    }

    /** Every name and value that is not looked for is skipped. No table is dynamic, because ours has no size. */
    private @Nullable Integer find() throws ProtocolException {
        Integer status = null;
        while (at < block.length) {
            int first = block[at] & 0xff;
            if (first >= 0x80) {
                integer(7);
            } else if (first >= 0x20 && first < 0x40) {
                integer(5);
            } else {
                boolean found = integer(first >= 0x40 ? 6 : 4) == 0 && isName(string());
                Text value = string();
                if (found) {
                    status = value.number();
                }
            }
        }
        return status;
    }

    private static boolean isName(Text name) {
        return Arrays.equals(name.bytes(), name.coded() ? CODED_NAME : NAME);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(boolean coded, byte[] bytes) {
        /** Of one or two digits, each of which takes more than half a byte in either form. */
        int number() throws ProtocolException {
            if (bytes.length < 1 || bytes.length > LONGEST_NUMBER) {
                throw malformed();
            }
            return HeaderBlock.number(bytes, coded, bytes.length);
        }
    }

    private Text string() throws ProtocolException {
        if (at == block.length) {
            throw malformed();
        }
        boolean coded = block[at] < 0;
        int length = integer(7);
        if (length > block.length - at) {
            throw malformed();
        }
        at += length;
        return new Text(coded, Arrays.copyOfRange(block, at - length, at));
    }

    /** An integer whose prefix has so many bits (RFC 7541 §5.1). */
    private int integer(int bits) throws ProtocolException {
        int most = (1 << bits) - 1;
        int value = block[at++] & most;
        if (value < most) {
            return value;
        }
        for (int shift = 0; shift <= 14; shift += 7) {
            if (at == block.length) {
                throw malformed();
            }
            int next = block[at++];
            value += (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static ProtocolException malformed() {
        return new ProtocolException("malformed fields of the response");
    }
}
