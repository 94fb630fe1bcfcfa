/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.SizeText;
import dev.lifesigns.text.UnreadableFileException;
import dev.lifesigns.text.UnreadableFileException.Reason;
import dev.lifesigns.text.schema.ParseContext;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text of a configuration file: UTF-8, of limited size. */
final class FileText {
    static final int LARGEST = 4 * 1024 * 1024;

    private FileText() {}

    /** The text, or {@code null} after a finding. */
    static @Nullable String read(Path path, String name, ParseContext context) {
        try {
            return text(BoundedFile.read(path, LARGEST), name, context);
        } catch (UnreadableFileException e) {
            context.error(
                    Position.ofFile(name),
                    e.getMessage()
                            + (e.reason() == Reason.TOO_LARGE
                                    ? " (expected: at most " + SizeText.print(LARGEST) + ")"
                                    : " (expected: a readable YAML file)"));
            return null;
        }
    }

    /** The text of the content of a file, or {@code null} after a finding. */
    static @Nullable String text(byte[] content, String name, ParseContext context) {
        if (content.length > LARGEST) {
            context.error(Position.ofFile(name), "too large (expected: at most " + SizeText.print(LARGEST) + ")");
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
        text.flip();
        if (result.isError()) {
            context.error(Position.after(text, name), "a byte that is not UTF-8 (expected: a file saved as UTF-8)");
            return null;
        }
        return text.toString();
    }
}
