/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a module exports can be used by others: no signature in it has a type that is not exported. */
class ExportsTest {
    private static JavaClasses ours;

    @BeforeAll
    static void load() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.lifesigns");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noSignatureHasATypeThatIsNotExported(ModuleDescriptor module) {
        assertThat(hiddenTypes(module.packages(), exported(module))).isEmpty();
    }

    @Test
    void probesExportsItsRootGenerateLintAndSimulate() {
        assertThat(modules().filter(module -> module.name().equals("dev.lifesigns.probes")))
                .singleElement()
                .satisfies(module -> assertThat(exported(module))
                        .containsExactlyInAnyOrder(
                                "dev.lifesigns.probes",
                                "dev.lifesigns.probes.generate",
                                "dev.lifesigns.probes.lint",
                                "dev.lifesigns.probes.simulate"));
    }

    /** An exported package whose signatures have types of another one, as if that were hidden. */
    @Test
    void aHiddenTypeIsFound() {
        assertThat(hiddenTypes(Set.of("dev.lifesigns", "dev.lifesigns.http"), Set.of("dev.lifesigns.http")))
                .contains("dev.lifesigns.http.HealthEndpoint.builder(dev.lifesigns.HealthChecker):"
                        + " dev.lifesigns.HealthChecker");
    }

    /** Our modules on the class path, which are jars or folders of classes. */
    private static Stream<ModuleDescriptor> modules() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*[/\\\\](lifesigns-[^/\\\\]*\\.jar|target[/\\\\]classes)"))
                .flatMap(entry -> ModuleFinder.of(Path.of(entry)).findAll().stream())
                .map(ModuleReference::descriptor)
                .filter(module -> !module.isAutomatic());
    }

    private static Set<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .collect(Collectors.toSet());
    }

    /** Types of a module that are in its exported signatures, and not in an exported package. */
    private static Set<String> hiddenTypes(Set<String> packages, Set<String> exported) {
        Set<String> hidden = new TreeSet<>();
        for (JavaClass each : ours) {
            if (exported.contains(each.getPackageName()) && isVisible(each)) {
                for (JavaMember member : each.getMembers()) {
                    if (isVisible(member.getModifiers())) {
                        types(member)
                                .filter(type -> packages.contains(type.getPackageName())
                                        && !exported.contains(type.getPackageName()))
                                .forEach(type -> hidden.add(member.getFullName() + ": " + type.getName()));
                    }
                }
            }
        }
        return hidden;
    }

    private static Stream<JavaClass> types(JavaMember member) {
        List<JavaType> parameters =
                member instanceof JavaCodeUnit method ? method.getParameterTypes() : List.<JavaType>of();
        JavaType result =
                member instanceof JavaCodeUnit method ? method.getReturnType() : ((JavaField) member).getType();
        return Stream.concat(parameters.stream(), Stream.of(result))
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static boolean isVisible(JavaClass each) {
        return isVisible(each.getModifiers())
                && each.getEnclosingClass().map(ExportsTest::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE);
    }
}
