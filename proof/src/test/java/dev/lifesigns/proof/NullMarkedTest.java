/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each exported package says for itself that it is {@code @NullMarked}. The module says it too, but compilers of users
 * without modules, Kotlin's among them, do not look there.
 */
class NullMarkedTest {
    static Stream<String> exportedPackages() {
        List<ModuleDescriptor> modules = ClassPath.modules()
                .map(ModuleReference::descriptor)
                .filter(ClassPath::isOurs)
                .toList();
        assertThat(modules).extracting(ModuleDescriptor::name).contains("dev.lifesigns", "dev.lifesigns.http");
        return modules.stream()
                .flatMap(module -> module.exports().stream())
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("exportedPackages")
    void everyExportedPackageIsNullMarked(String name) {
        assertThat(isNullMarked(name)).as("@NullMarked on package %s", name).isTrue();
    }

    /** NullMarked is kept at run time, and JSpecify is on the class path of these tests. */
    private static boolean isNullMarked(String name) {
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
