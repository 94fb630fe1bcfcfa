/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import java.io.File;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars and folders that these tests run with. */
final class ClassPath {
    private ClassPath() {}

    static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .map(Path::of)
                .toList();
    }

    /** Their modules; that of a jar without a descriptor is automatic. */
    static Stream<ModuleReference> modules() {
        return entries().stream().flatMap(ClassPath::modules);
    }

    static boolean isOurs(ModuleDescriptor module) {
        return module.name().matches("dev\\.lifesigns(\\..*)?");
    }

    private static Stream<ModuleReference> modules(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll().stream();
        } catch (FindException noModule) {
            return Stream.empty();
        }
    }
}
