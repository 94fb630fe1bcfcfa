/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.text.UnreadableFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that a user named, whatever it turns out to be: never more than the given number of bytes, and for a
 * minute at most. It gives up on a pipe without a writer after 5 s.
 *
 * <pre>{@code
 * byte[] content = BoundedFile.read(Path.of("lifesigns.yaml"), 4 * 1024 * 1024);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class BoundedFile {
    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final Duration READING = Duration.ofSeconds(60);

    private BoundedFile() {}

    /**
     * The content of a file, a pipe or a device.
     *
     * @param most how many bytes it may have
     * @throws UnreadableFileException if it cannot be read within these bounds
     */
    public static byte[] read(Path path, int most) throws UnreadableFileException {
        return read(path, most, OPENING, READING);
    }

    /**
     * The text of a file, a pipe or a device in UTF-8.
     *
     * @param most how many bytes it may have
     * @throws UnreadableFileException if it cannot be read within these bounds, or is not UTF-8
     */
    public static String readText(Path path, int most) throws UnreadableFileException {
        return text(read(path, most));
    }

    /**
     * The text of a regular file in UTF-8, or of one that is linked to.
     *
     * @param most how many bytes it may have
     * @throws UnreadableFileException if it is another kind of file, cannot be read, or is not UTF-8
     */
    public static String readRegularText(Path path, int most) throws UnreadableFileException {
        try {
            if (!isRegular(path)) {
                throw new UnreadableFileException(Reason.IRREGULAR);
            }
            return text(content(Files.newInputStream(path), most));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The text of a stream in UTF-8, such as the standard input. Waits for it as long as it takes, and does not close it.
     *
     * @param most how many bytes it may have
     * @throws UnreadableFileException if it cannot be read, is longer, or is not UTF-8
     */
    public static String readText(InputStream in, int most) throws UnreadableFileException {
        try {
            return text(firstBytes(in, most));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static byte[] read(Path path, int most, Duration opening, Duration reading) throws UnreadableFileException {
        try {
            if (isRegular(path)) {
                return content(Files.newInputStream(path), most);
            }
            InputStream in = within(opening, () -> Files.newInputStream(path));
            return within(reading, () -> content(in, most));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean isRegular(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnreadableFileException(Reason.DIRECTORY);
        }
        return attributes.isRegularFile();
    }

    private static byte[] content(InputStream stream, int most) throws IOException {
        try (InputStream in = stream) {
            return firstBytes(in, most);
        }
    }

    private static byte[] firstBytes(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new UnreadableFileException(Reason.TOO_LARGE);
        }
        return bytes;
    }

    private static String text(byte[] bytes) throws UnreadableFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(Reason.MALFORMED, e);
        }
    }

    /** Nothing can interrupt a thread that opens a pipe: it is left behind, and ends with the process. */
    private static <T> T within(Duration time, Callable<T> step) throws IOException {
        FutureTask<T> task = new FutureTask<>(step);
        Thread thread = new Thread(task, "lifesigns-file");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(time.toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnreadableFileException(Reason.SILENT, e);
        } catch (ExecutionException e) {
            throw unreadable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableFileException(Reason.FAILED, e);
        }
    }

    private static UnreadableFileException unreadable(@Nullable Throwable failure) {
        if (failure instanceof UnreadableFileException known) {
            return known;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        Reason reason = failure instanceof NoSuchFileException
                ? Reason.MISSING
                : failure instanceof AccessDeniedException ? Reason.DENIED : Reason.FAILED;
        return new UnreadableFileException(reason, failure);
    }
}
