/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes of a Linux machine, as {@code /proc} shows them. */
final class ProcessTable {
    private final Path proc;

    ProcessTable(Path proc) {
        this.proc = proc;
    }

    /**
     * One process.
     *
     * @param pid its number
     * @param state the letter of its state, such as {@code R}, {@code S}, {@code T} (stopped) or {@code Z} (zombie)
     * @param name at most 15 bytes of the name of its program
     * @param commandLine its words, separated by spaces; empty for threads of the kernel
     */
    record Entry(long pid, char state, String name, String commandLine) {
        boolean isDead() {
            return state == 'Z' || state == 'X' || state == 'x';
        }

        boolean isStopped() {
            return state == 'T' || state == 't';
        }

        /** Whether that is its name, or the name of the file that it was started as. */
        boolean isNamed(String wanted) {
            int end = commandLine.indexOf(' ');
            String program = end < 0 ? commandLine : commandLine.substring(0, end);
            return name.equals(wanted)
                    || program.substring(program.lastIndexOf('/') + 1).equals(wanted);
        }
    }

    /** All processes that this user may see. */
    List<Entry> all() throws IOException {
        List<Entry> all = new ArrayList<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path number : numbers) {
                Entry entry = find(Long.parseLong(number.getFileName().toString()));
                if (entry != null) {
                    all.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException(e.getCause());
        }
        return all;
    }

    /** The process with that number, or {@code null} if there is none. */
    @Nullable
    Entry find(long pid) throws IOException {
        Path folder = proc.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            String words = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            // its name may have spaces and parentheses in it
            int end = stat.lastIndexOf(')');
            return new Entry(
                    pid,
                    stat.charAt(end + 2),
                    stat.substring(stat.indexOf('(') + 1, end),
                    words.replace('\0', ' ').strip());
        } catch (NoSuchFileException ended) {
            return null;
        } catch (IOException e) {
            // it has ended between opening and reading
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return null;
            }
            throw e;
        }
    }
}
