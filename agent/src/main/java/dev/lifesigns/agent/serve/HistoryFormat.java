/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.LatencyHistory;
import dev.lifesigns.StatusHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the file that keeps histories: a magic number, a version, the histories of each check, and a checksum of
 * all of it. At most 1.4 kB per check.
 */
final class HistoryFormat {
    private static final int MAGIC = 0x4c534853; // "LSHS"
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int STATUSES = CheckStatus.values().length;
    private static final int MOST_HALF_HOURS = 48;
    private static final int MOST_MINUTES = 60;

    private HistoryFormat() {}

    /** The histories of all checks. */
    static byte[] write(HealthSnapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(snapshot.checks().size());
        for (CheckSnapshot check : snapshot.checks()) {
            out.writeUTF(check.name());
            write(check.statusHistory(), out);
            write(check.latencyHistory(), out);
        }
        out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private static void write(StatusHistory history, DataOutputStream out) throws IOException {
        out.writeLong(history.start().getEpochSecond());
        out.writeByte(history.size());
        for (int i = 0; i < history.size(); i++) {
            for (CheckStatus status : CheckStatus.values()) {
                out.writeInt(micros(history.timeIn(i, status)));
            }
        }
    }

    private static void write(LatencyHistory history, DataOutputStream out) throws IOException {
        out.writeLong(history.start().getEpochSecond());
        out.writeByte(history.size());
        for (int i = 0; i < history.size(); i++) {
            out.writeInt(micros(history.p50(i)));
            out.writeInt(micros(history.p99(i)));
        }
    }

    private static int micros(@Nullable Duration time) {
        return time == null
                ? PastHistory.Latencies.NONE
                : (int) Math.min(time.dividedBy(MICROS.getDuration()), Integer.MAX_VALUE);
    }

    /**
     * The histories by check.
     *
     * @throws IOException with what is wrong, if these are not the bytes that this version writes
     */
    static Map<String, PastHistory> read(byte[] bytes) throws IOException {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0 || ByteBuffer.wrap(bytes, length, CHECKSUM_BYTES).getInt() != checksum(bytes, length)) {
            throw new IOException("damaged: its checksum is wrong");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        require(in.readInt() == MAGIC, "it is not a history");
        int version = in.readInt();
        require(version == VERSION, "its version is " + version + " (expected: " + VERSION + ")");
        Map<String, PastHistory> histories = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            histories.put(in.readUTF(), new PastHistory(statuses(in), latencies(in)));
        }
        require(in.available() == 0, "it is longer than it says");
        return histories;
    }

    private static StatusHistory statuses(DataInputStream in) throws IOException {
        Instant start = start(in);
        List<int[]> micros = table(in, MOST_HALF_HOURS, STATUSES, 0);
        return new PastHistory.Statuses(start, micros);
    }

    private static LatencyHistory latencies(DataInputStream in) throws IOException {
        Instant start = start(in);
        List<int[]> micros = table(in, MOST_MINUTES, 2, PastHistory.Latencies.NONE);
        return new PastHistory.Latencies(start, micros);
    }

    private static Instant start(DataInputStream in) throws IOException {
        long second = in.readLong();
        require(second >= 0 && second <= Integer.MAX_VALUE * 2L, "it has an impossible time");
        return Instant.ofEpochSecond(second);
    }

    private static List<int[]> table(DataInputStream in, int mostRows, int columns, int least) throws IOException {
        int rows = in.readByte();
        require(rows >= 1 && rows <= mostRows, "it has an impossible number of intervals");
        List<int[]> table = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            int[] row = new int[columns];
            for (int column = 0; column < columns; column++) {
                row[column] = in.readInt();
                require(row[column] >= least, "it has an impossible duration");
            }
            table.add(row);
        }
        return table;
    }

    private static void require(boolean fine, String otherwise) throws IOException {
        if (!fine) {
            throw new IOException(otherwise);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
