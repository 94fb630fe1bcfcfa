/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of a Unix socket. It is bound under another name and moved when its permissions are set, so that nobody finds it with
 * those that the process gives to new files, and a stale one is replaced in one step.
 */
final class UnixSocket {
    private static final int KIND = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;
    private final Set<PosixFilePermission> permissions;
    private @Nullable Object fileKey;

    UnixSocket(Path path, Set<PosixFilePermission> permissions) {
        this.path = path.toAbsolutePath();
        this.permissions = Set.copyOf(permissions);
    }

    /**
     * Makes sure that no other process listens there, and returns where to bind.
     *
     * @throws IOException if something else is there
     */
    Path prepare() throws IOException {
        requireStale();
        Path bound = path.resolveSibling("." + path.getFileName() + "~");
        Files.deleteIfExists(bound);
        return bound;
    }

    private void requireStale() throws IOException {
        int mode;
        try {
            mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException free) {
            return;
        }
        if ((mode & KIND) != SOCKET) {
            throw new IOException("a file that is not a socket");
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A program that listens and accepts nothing would keep us waiting.
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException stale) {
            return;
        }
        throw new IOException("another process listens there");
    }

    /** Gives the bound file its permissions and its name. */
    void publish(Path bound) throws IOException {
        Files.setPosixFilePermissions(bound, permissions);
        Files.move(bound, path, StandardCopyOption.ATOMIC_MOVE);
        fileKey = keyOf(path);
    }

    /** Removes the file, unless another process has replaced it. */
    void remove() throws IOException {
        if (fileKey != null && Objects.equals(fileKey, keyOf(path))) {
            Files.deleteIfExists(path);
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    /** What is reported if it cannot be had: a reason in the words of the machine, without the name of a system call. */
    FileSystemException refusal(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        String reason = root instanceof AccessDeniedException
                ? "Permission denied"
                : root instanceof NoSuchFileException
                        ? "No such file or directory"
                        : message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2);
        FileSystemException refusal = new FileSystemException(path.toString(), null, reason);
        refusal.initCause(failure);
        return refusal;
    }
}
