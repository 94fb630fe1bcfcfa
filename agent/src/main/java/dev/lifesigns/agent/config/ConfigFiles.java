/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Position;
import dev.lifesigns.text.schema.ParseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one configuration: named ones, those in named folders, and standard input. Each holds a part of it.
 *
 * <p>In a folder these are the files whose names end in {@code .yaml} or {@code .yml} and do not start with a dot, sorted by
 * name; links are followed, so the folder may be a ConfigMap that Kubernetes has mounted. Folders in it are not searched.
 */
public final class ConfigFiles {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final List<String> ENDINGS = List.of(".yaml", ".yml");

    private final List<Path> named;

    // It can be read once, but the configuration again and again.
    private byte @Nullable [] standardInput;

    private ConfigFiles(List<Path> named) {
        this.named = named.stream().distinct().toList();
    }

    /**
     * The configuration in these files.
     *
     * @param named files, folders, and {@code -} for standard input
     */
    public static ConfigFiles of(List<Path> named) {
        return new ConfigFiles(named);
    }

    /** Same for one file or folder. */
    public static ConfigFiles of(Path named) {
        return of(List.of(named));
    }

    /** What the user named, in one line. */
    public String name() {
        return named.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** The files that there are now, without standard input. A folder that cannot be listed stands for itself. */
    public List<Path> present() {
        return all().stream().filter(file -> !isStandardInput(file)).toList();
    }

    /** The files that there are now, in the order in which they are read. */
    List<Path> all() {
        Set<Path> files = new LinkedHashSet<>();
        named.forEach(each -> files.addAll(Files.isDirectory(each) ? listed(each) : List.of(each)));
        return new ArrayList<>(files);
    }

    /** The text of one of them, or {@code null} after a finding. */
    @Nullable
    String text(Path file, ParseContext context) {
        String name = file.toString();
        if (!isStandardInput(file)) {
            return FileText.read(file, name, context);
        }
        try {
            return FileText.text(standardInput(), name, context);
        } catch (IOException e) {
            context.error(Position.ofFile(name), "cannot be read (expected: a configuration on standard input)");
            return null;
        }
    }

    private synchronized byte[] standardInput() throws IOException {
        byte[] content = standardInput;
        if (content == null) {
            content = System.in.readNBytes(FileText.LARGEST + 1);
            standardInput = content;
        }
        return content;
    }

    private static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(ConfigFiles::isConfiguration).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(folder);
        }
    }

    private static boolean isConfiguration(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
