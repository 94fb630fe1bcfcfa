/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.LatencyHistory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryKeeperTest {
    private static final Logger LOGGER = Logger.getLogger("lifesigns");

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            lines.add(MessageFormat.format(event.getMessage(), event.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void listen() {
        file = folder.resolve("history");
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    private static HealthChecker checker() {
        return HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .check("cache", deadline -> CheckResult.down("gone"))
                .build();
    }

    /** A file as it is after half a day: the database was down for a quarter of an hour. */
    private static byte[] yesterday(Instant now) throws IOException {
        long halfHour = Math.floorDiv(now.getEpochSecond(), 1800) * 1800;
        ByteBuffer bytes = ByteBuffer.allocate(10_000);
        bytes.putInt(0x4c534853).putInt(1).putInt(2);
        for (String check : List.of("database", "removed")) {
            bytes.putShort((short) check.length()).put(check.getBytes(US_ASCII));
            bytes.putLong(halfHour - 3_600).put((byte) 2);
            bytes.putInt(900_000_000).putInt(0).putInt(0).putInt(900_000_000);
            bytes.putInt(1_800_000_000).putInt(0).putInt(0).putInt(0);
            bytes.putLong(halfHour - 120).put((byte) 2);
            bytes.putInt(1_270).putInt(2_400).putInt(-1).putInt(-1);
        }
        return sealed(bytes.array(), bytes.position());
    }

    private static byte[] sealed(byte[] content, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(content, 0, length);
        byte[] sealed = new byte[length + 4];
        System.arraycopy(content, 0, sealed, 0, length);
        ByteBuffer.wrap(sealed).putInt(length, (int) checksum.getValue());
        return sealed;
    }

    private CheckSnapshot restored(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (HealthChecker health = checker();
                HistoryKeeper keeper = HistoryKeeper.start(file, health)) {
            assertThat(keeper).isNotNull();
            return health.snapshot().check("database");
        }
    }

    @Test
    void whatIsInTheFileIsShownAndNothingIsUpBecauseOfIt() throws IOException {
        CheckSnapshot database = restored(yesterday(Instant.now()));

        assertThat(database.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(database.statusHistory().size()).isEqualTo(3);
        assertThat(database.statusHistory().timeIn(0, CheckStatus.DOWN)).isEqualTo(Duration.ofMinutes(15));
        assertThat(database.statusHistory().timeIn(1, CheckStatus.UP)).isEqualTo(Duration.ofMinutes(30));
        assertThat(lines).isEmpty();
    }

    @Test
    void isWrittenAtTheEnd() throws IOException {
        try (HealthChecker health = checker();
                HistoryKeeper keeper = HistoryKeeper.start(file, health)) {
            assertThat(keeper).isNotNull();
            health.runAll(Duration.ofSeconds(10));
        }
        assertThat(folder.toFile().list()).containsExactly("history");
        Map<String, PastHistory> written = HistoryFormat.read(Files.readAllBytes(file));
        assertThat(written).containsOnlyKeys("database", "cache");
        LatencyHistory latencies = written.get("database").latencies();
        assertThat(latencies.p99(latencies.size() - 1)).isNotNull();
        assertThat(lines).isEmpty();
    }

    @Test
    void aMissingFileIsTheFirstStart() {
        try (HealthChecker health = checker()) {
            HistoryKeeper.start(file, health).close();
        }
        assertThat(lines).isEmpty();
        assertThat(file).exists();
    }

    /** One line, and histories that start empty. */
    @Test
    void whateverElseIsInTheFileIsIgnored() throws IOException {
        byte[] fine = yesterday(Instant.now());
        byte[] flipped = fine.clone();
        flipped[40] ^= 1;
        byte[] version = fine.clone();
        version[7] = 2;
        byte[] most = fine.clone();
        ByteBuffer.wrap(most).putInt(8, Integer.MAX_VALUE);
        byte[] rows = fine.clone();
        rows[30] = 49;
        List<byte[]> wrong = List.of(
                new byte[0],
                new byte[3],
                "checks: {}\n".getBytes(US_ASCII),
                Arrays.copyOf(fine, fine.length - 1),
                flipped,
                sealed(version, version.length - 4),
                sealed(most, most.length - 4),
                sealed(rows, rows.length - 4),
                sealed(fine, 60),
                sealed(fine, fine.length));
        for (byte[] bytes : wrong) {
            lines.clear();
            assertThat(restored(bytes).statusHistory().size()).isEqualTo(1);
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith("historyFile: " + file + ": not read, so histories start empty: ");
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        assertThat(restored(new byte[32_000_001]).statusHistory().size()).isEqualTo(1);
        assertThat(lines).singleElement().asString().endsWith(": it is larger than 32000000 bytes");
    }

    @Test
    void aFileThatCannotBeWrittenIsOneLineUntilItCan() throws IOException {
        Path missing = folder.resolve("missing");
        try (HealthChecker health = checker()) {
            HistoryKeeper keeper = HistoryKeeper.start(missing.resolve("history"), health);
            keeper.write();
            keeper.write();
            assertThat(lines)
                    .containsExactly(
                            "historyFile: " + missing.resolve("history") + ": not written: NoSuchFileException");
            Files.createDirectory(missing);
            keeper.write();
            assertThat(missing.resolve("history")).exists();
            keeper.close();
        }
        assertThat(lines).hasSize(1);
    }
}
