/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile.tck;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Node;

/** Serves the resources of a web application; its classes are on the class path of the tests already. */
final class ArchiveLoader extends URLClassLoader {
    private static final String CLASSES = "/WEB-INF/classes/";

    private final List<String> names;

    private ArchiveLoader(Path folder, List<String> names) throws IOException {
        super(new URL[] {folder.toUri().toURL()}, ArchiveLoader.class.getClassLoader());
        this.names = names;
    }

    static ArchiveLoader of(Archive<?> archive) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "archive");
        List<String> names = new ArrayList<>();
        for (var content : archive.getContent().entrySet()) {
            String path = pathBelow(content.getKey());
            if (path.endsWith(".class")) {
                names.add(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
            } else if (content.getValue().getAsset() != null && !path.startsWith("WEB-INF/")) {
                copy(content.getValue(), folder.resolve(path));
            }
        }
        return new ArchiveLoader(folder, names);
    }

    private static String pathBelow(ArchivePath path) {
        String text = path.get();
        return text.startsWith(CLASSES) ? text.substring(CLASSES.length()) : text.substring(1);
    }

    private static void copy(Node node, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = node.getAsset().openStream()) {
            Files.copy(in, file);
        }
    }

    /** The classes of the application. */
    Class<?>[] classes() {
        return names.stream().map(this::load).toArray(Class<?>[]::new);
    }

    private Class<?> load(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class of the archive: " + name, e);
        }
    }
}
