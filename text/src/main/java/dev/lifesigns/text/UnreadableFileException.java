/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read. The message is the reason in words, without the name of the file. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What keeps a file from being read. */
    public enum Reason {
        /** There is no file of that name. */
        MISSING("no such file"),
        /** It is a directory. */
        DIRECTORY("a directory"),
        /** It is a pipe, a device or a socket where a regular file is asked for. */
        IRREGULAR("not a regular file"),
        /** This user may not read it. */
        DENIED("permission denied"),
        /** It is longer than it may be. */
        TOO_LARGE("too large"),
        /** It is a pipe or a device that does not end in time. */
        SILENT("a pipe or device that nobody writes to"),
        /** It is not UTF-8. */
        MALFORMED("a byte that is not UTF-8"),
        /** Anything else. */
        FAILED("unreadable");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    UnreadableFileException(Reason reason, @Nullable Throwable cause) {
        super(reason.words, cause);
        this.reason = reason;
    }

    UnreadableFileException(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    /** The reason. */
    public Reason reason() {
        return reason;
    }
}
