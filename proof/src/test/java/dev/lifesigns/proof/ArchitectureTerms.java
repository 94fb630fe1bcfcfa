/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the rules of {@link ArchitectureTest} are about: classes, what they use, and how they are grouped. */
final class ArchitectureTerms {
    private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();
    private static final String[] ADAPTERS =
            Adapter.ALL.stream().map(Adapter::packages).toArray(String[]::new);

    private ArchitectureTerms() {}

    static DescribedPredicate<JavaClass> javaBase() {
        return describe("reside in java.base", c -> JAVA_BASE.contains(c.getPackageName()));
    }

    static DescribedPredicate<JavaClass> areNotPartOf(String name) {
        return describe("are not part of " + name, c -> !c.getName().matches(Pattern.quote(name) + "(\\$.*)?"));
    }

    static DescribedPredicate<JavaClass> jdk() {
        return resideInAPackage("java..");
    }

    static DescribedPredicate<JavaClass> annotations() {
        return resideInAnyPackage("org.jspecify.annotations", "com.google.errorprone.annotations..");
    }

    /** A use of a member of that type, or of one that it inherits; fields count, method references too. */
    static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String namePattern) {
        return method(owner.getName(), namePattern);
    }

    static DescribedPredicate<JavaAccess<?>> method(String owner, String namePattern) {
        return target(owner(assignableTo(owner))).and(target(nameMatching(namePattern)));
    }

    static DescribedPredicate<JavaAccess<?>> constructor(Class<?> owner) {
        return target(owner(assignableTo(owner))).and(target(name("<init>")));
    }

    static DescribedPredicate<JavaAccess<?>> withoutLocale() {
        return describe(
                "without a Locale", access -> !access.getTarget().getFullName().contains("java.util.Locale"));
    }

    static SliceAssignment eachPackage() {
        return slice(
                "each package", c -> SliceIdentifier.of(c.getPackageName().replaceFirst("\\.(internal|rules)$", "")));
    }

    static SliceAssignment adapters() {
        return slice(
                "adapters",
                c -> resideInAnyPackage(ADAPTERS).test(c)
                                && !c.getPackageName().equals("dev.lifesigns.microprofilebridge")
                        ? SliceIdentifier.of(family(c.getPackageName()))
                        : SliceIdentifier.ignore());
    }

    /** The extension of Quarkus is the adapter of SmallRye Health, made known to Quarkus. */
    private static String family(String packageName) {
        return packageName.replaceFirst("\\.quarkus(\\.deployment)?$", ".smallrye");
    }

    private static SliceAssignment slice(String description, Function<JavaClass, SliceIdentifier> identifier) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return identifier.apply(javaClass);
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }
}
