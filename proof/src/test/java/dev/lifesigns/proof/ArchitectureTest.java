/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.lifesigns.proof.ArchitectureTerms.adapters;
import static dev.lifesigns.proof.ArchitectureTerms.annotations;
import static dev.lifesigns.proof.ArchitectureTerms.areNotPartOf;
import static dev.lifesigns.proof.ArchitectureTerms.constructor;
import static dev.lifesigns.proof.ArchitectureTerms.eachPackage;
import static dev.lifesigns.proof.ArchitectureTerms.javaBase;
import static dev.lifesigns.proof.ArchitectureTerms.jdk;
import static dev.lifesigns.proof.ArchitectureTerms.method;
import static dev.lifesigns.proof.ArchitectureTerms.withoutLocale;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom, and who may sleep, print or stop the process.
 *
 * <p>Each rule is held against our classes and against two doubles: a small model of the project in which all is
 * well, and the same model with one class that breaks the rule. So a rule that has stopped biting is noticed.
 */
class ArchitectureTest {
    private static final String[] CORE = {"dev.lifesigns", "dev.lifesigns.internal.."};
    private static final String HTTP = "dev.lifesigns.http..";
    private static final String BRIDGE = "dev.lifesigns.bridge..";
    private static final String MICROMETER = "dev.lifesigns.micrometer..";
    private static final String CHECKS = "dev.lifesigns.checks..";
    private static final String TEXT = "dev.lifesigns.text..";
    private static final String KUBERNETES = "dev.lifesigns.probes..";
    private static final String AGENT = "dev.lifesigns.agent..";
    private static final String TESTKIT = "dev.lifesigns.testkit..";
    private static final String CONTRACT = "dev.lifesigns.contract..";
    private static final String[] ADAPTERS =
            Adapter.ALL.stream().map(Adapter::packages).toArray(String[]::new);
    private static final String[] WITH_SERVLET = Adapter.ALL.stream()
            .filter(Adapter::hasServlet)
            .map(Adapter::packages)
            .toArray(String[]::new);

    private static final String SEAM = "dev.lifesigns.internal.SystemPlatform";

    static final ArchRule coreNeedsOnlyTheJdk = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(javaBase().or(annotations()).or(resideInAnyPackage(CORE)))
            .because("an application that adds a health check must not inherit our dependencies");

    static final ArchRule httpKnowsOnlyCoreAndItsLibraries = classes()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .onlyDependOnClassesThat(jdk().or(annotations())
                    .or(resideInAnyPackage(CORE))
                    .or(resideInAPackage(HTTP))
                    .or(resideInAnyPackage("tools.jackson.core..", "org.springframework.security.crypto..")))
            .because("the endpoint is a pure function that any framework can serve");

    static final ArchRule adaptersDoNotKnowEachOther = slices().assignedFrom(adapters())
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage(WITH_SERVLET), resideInAPackage(Adapter.SERVLET))
            // ADR 65
            .ignoreDependency(resideInAPackage("dev.lifesigns.javalin.."), resideInAPackage("dev.lifesigns.jetty.."))
            .because(
                    "an application has one of them on its class path; Spring Boot and Dropwizard have a servlet container");

    static final ArchRule bridgeKnowsOnlyCore = classes()
            .that()
            .resideInAPackage(BRIDGE)
            .should()
            .onlyDependOnClassesThat(
                    jdk().or(annotations()).or(resideInAnyPackage(CORE)).or(resideInAPackage(BRIDGE)))
            .because("a framework that keeps its own endpoint adopts checks without ours");

    static final ArchRule micrometerKnowsOnlyCore = classes()
            .that()
            .resideInAPackage(MICROMETER)
            .should()
            .onlyDependOnClassesThat(jdk().or(annotations())
                    .or(resideInAnyPackage(CORE))
                    .or(resideInAnyPackage(MICROMETER, "io.micrometer.core..")))
            .because("it is of use to every application with a registry, whatever framework that has");

    static final ArchRule checksDoNotKnowHttp = noClasses()
            .that()
            .resideInAPackage(CHECKS)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(HTTP, AGENT, TESTKIT, CONTRACT).or(resideInAnyPackage(ADAPTERS)))
            .because("a check finds something out; how it is reported is not its concern");

    static final ArchRule checksDoNotKnowEachOther = slices().matching("dev.lifesigns.checks.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(), resideInAnyPackage("dev.lifesigns.checks.spi..", "dev.lifesigns.checks.internal.."))
            .because("each technology's client library is optional, and only its own check may need it");

    static final ArchRule testkitKnowsOnlyCore = classes()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .onlyDependOnClassesThat(jdk().or(annotations())
                    .or(resideInAnyPackage(CORE))
                    .or(resideInAnyPackage(TESTKIT, "org.assertj..")))
            .because("users test their checks with it, whatever they test and serve them with");

    static final ArchRule probesKnowsOnlyTextOfOurs = noClasses()
            .that()
            .resideInAPackage(KUBERNETES)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.lifesigns..").and(not(resideInAnyPackage(KUBERNETES, TEXT))))
            .because("probes can be looked at without an engine, whatever answers them");

    static final ArchRule textKnowsNoOtherOfOurs = noClasses()
            .that()
            .resideInAPackage(TEXT)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.lifesigns..").and(not(resideInAPackage(TEXT))))
            .because("it is below everything that reads and prints");

    static final ArchRule onlyToolsKnowText = noClasses()
            .that()
            .resideOutsideOfPackages(AGENT, KUBERNETES, TEXT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TEXT)
            .because("it is internal, and the library prints nothing");

    static final ArchRule nobodyDependsOnTheAgent = noClasses()
            .that()
            .resideOutsideOfPackage(AGENT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AGENT)
            .because("the agent is a program made of the library, and the arrows point down");

    static final ArchRule noPackageCycles = slices().assignedFrom(eachPackage())
            .should()
            .beFreeOfCycles()
            .because(
                    "a package that is part of a cycle cannot be understood alone;"
                            + " an internal package, and that of the lint rules, is the back room of its parent and counts as part of it");

    static final ArchRule nobodySleeps = noClasses()
            .should()
            .accessTargetWhere(method(Thread.class, "sleep").or(method("java.util.concurrent.TimeUnit", "sleep")))
            .because("waiting is the scheduler's work, and a sleeping thread is deaf to deadlines");

    static final ArchRule onlyTheSeamReadsTheClock = noClasses()
            .that(resideInAnyPackage(CORE).or(resideInAnyPackage(HTTP, TESTKIT)))
            .and(areNotPartOf(SEAM))
            .should()
            .accessTargetWhere(method(System.class, "nanoTime")
                    .or(method(System.class, "currentTimeMillis"))
                    .or(method(Temporal.class, "now"))
                    .or(method(Clock.class, "system.*|tick.*"))
                    .or(constructor(Date.class)))
            .because("the testkit runs the whole engine in virtual time, deterministically");

    static final ArchRule onlyTheAgentPrints = noClasses()
            .that()
            .resideOutsideOfPackage(AGENT)
            .should()
            .accessTargetWhere(method(System.class, "out|err").or(method(Throwable.class, "printStackTrace")))
            .because("a library talks through System.Logger, and only its host owns the console");

    static final ArchRule onlyTheAgentStopsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(AGENT)
            .should()
            .accessTargetWhere(method(System.class, "exit").or(method(Runtime.class, "exit|halt")))
            .because("a check cannot hurt its host");

    static final ArchRule nobodyForgetsTheLocale = noClasses()
            .should()
            .accessTargetWhere(method(String.class, "toLowerCase|toUpperCase")
                    .and(withoutLocale())
                    .or(method(String.class, "format").and(withoutLocale()))
                    .or(method(String.class, "formatted"))
                    .or(method(PrintStream.class, "printf|format").and(withoutLocale())))
            .because("names, numbers and JSON must not change with the language of the machine: Locale.ROOT");

    /** Every rule, with a class that breaks it. */
    static Stream<Arguments> rules() {
        return Stream.concat(
                Adapter.ALL.stream()
                        .map(adapter -> rule(
                                "what the adapter of " + adapter.name() + " knows",
                                knowsOnlyWhatItMay(adapter),
                                adapter.offender())),
                rulesOfTheOthers());
    }

    private static ArchRule knowsOnlyWhatItMay(Adapter adapter) {
        return classes()
                .that()
                .resideInAPackage(adapter.packages())
                .should()
                .onlyDependOnClassesThat(jdk().or(annotations())
                        .or(resideInAnyPackage(CORE))
                        .or(resideInAPackage(adapter.packages()))
                        .or(resideInAnyPackage(adapter.mayKnow().toArray(String[]::new))))
                .allowEmptyShould(!adapter.isBuilt())
                .because(adapter.because());
    }

    private static Stream<Arguments> rulesOfTheOthers() {
        return Stream.of(
                rule("core needs only the JDK", coreNeedsOnlyTheJdk, """
                        package dev.lifesigns;
                        class Offender { java.sql.Connection database; }
                        """),
                rule("http knows only core and its libraries", httpKnowsOnlyCoreAndItsLibraries, """
                        package dev.lifesigns.http;
                        class Offender { dev.lifesigns.checks.redis.RedisCheck check; }
                        """),
                rule("adapters do not know each other", adaptersDoNotKnowEachOther, """
                        package dev.lifesigns.jetty;
                        class Offender { dev.lifesigns.jdkhttpserver.Adapter other; }
                        """),
                rule("bridge knows only core", bridgeKnowsOnlyCore, """
                        package dev.lifesigns.bridge;
                        class Offender { dev.lifesigns.http.Endpoint endpoint; }
                        """),
                rule("micrometer knows only core", micrometerKnowsOnlyCore, """
                        package dev.lifesigns.micrometer;
                        class Offender { dev.lifesigns.http.Endpoint endpoint; }
                        """),
                rule("checks do not know http", checksDoNotKnowHttp, """
                        package dev.lifesigns.checks.jdbc;
                        class Offender { dev.lifesigns.http.Endpoint endpoint; }
                        """),
                rule("checks do not know each other", checksDoNotKnowEachOther, """
                        package dev.lifesigns.checks.jdbc;
                        class Offender { dev.lifesigns.checks.redis.RedisCheck other; }
                        """),
                rule("testkit knows only core", testkitKnowsOnlyCore, """
                        package dev.lifesigns.testkit;
                        class Offender { dev.lifesigns.http.Endpoint endpoint; }
                        """),
                rule("nobody depends on the agent", nobodyDependsOnTheAgent, """
                        package dev.lifesigns.jetty;
                        class Offender { dev.lifesigns.agent.Main main; }
                        """),
                rule("probes knows no other of ours", probesKnowsOnlyTextOfOurs, """
                        package dev.lifesigns.probes;
                        class Offender { dev.lifesigns.Check check; }
                        """),
                rule("text knows no other of ours", textKnowsNoOtherOfOurs, """
                        package dev.lifesigns.text;
                        class Offender { dev.lifesigns.probes.Probe probe; }
                        """),
                rule("only tools know text", onlyToolsKnowText, """
                        package dev.lifesigns.http;
                        class Offender { dev.lifesigns.text.Printable printable; }
                        """),
                rule("no package cycles", noPackageCycles, """
                        package dev.lifesigns;
                        public class Offender { dev.lifesigns.http.Endpoint endpoint; }
                        """),
                rule("nobody sleeps", nobodySleeps, """
                        package dev.lifesigns.checks.jdbc;
                        class Offender { void nap() throws Exception { Thread.sleep(1); } }
                        """),
                rule("nobody sleeps by the unit", nobodySleeps, """
                        package dev.lifesigns.agent;
                        class Offender { void nap() throws Exception { java.util.concurrent.TimeUnit.DAYS.sleep(1); } }
                        """),
                rule("only the seam reads the clock: instants", onlyTheSeamReadsTheClock, """
                        package dev.lifesigns.http;
                        class Offender { Object now() { return java.time.Instant.now(); } }
                        """),
                rule("only the seam reads the clock: nanos", onlyTheSeamReadsTheClock, """
                        package dev.lifesigns.internal;
                        class Offender { long now() { return System.nanoTime(); } }
                        """),
                rule("only the seam reads the clock: by reference", onlyTheSeamReadsTheClock, """
                        package dev.lifesigns;
                        class Offender { java.util.function.LongSupplier now = System::currentTimeMillis; }
                        """),
                rule("only the agent prints", onlyTheAgentPrints, """
                        package dev.lifesigns.checks.jdbc;
                        class Offender { void tell() { System.err.println(); } }
                        """),
                rule("only the agent prints stack traces", onlyTheAgentPrints, """
                        package dev.lifesigns;
                        class Offender { void tell(IllegalStateException e) { e.printStackTrace(); } }
                        """),
                rule("only the agent stops the process", onlyTheAgentStopsTheProcess, """
                        package dev.lifesigns.http;
                        class Offender { void stop() { System.exit(1); } }
                        """),
                rule("nobody forgets the locale of a case", nobodyForgetsTheLocale, """
                        package dev.lifesigns.agent;
                        class Offender { String lower(String s) { return s.toLowerCase(); } }
                        """),
                rule("nobody forgets the locale of a format", nobodyForgetsTheLocale, """
                        package dev.lifesigns.http;
                        class Offender { String json(double d) { return String.format("%.2f", d); } }
                        """));
    }

    private static JavaClasses ours;

    @TempDir
    private static Path model;

    @BeforeAll
    static void load() throws IOException {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.lifesigns");
        ProjectInSmall.compileAll(model);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule, String offender) {
        rule.check(ours);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void sparesTheModel(ArchRule rule, String offender) {
        rule.check(new ClassFileImporter().importPath(model));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void bites(ArchRule rule, String offender, @TempDir Path classes) throws IOException {
        ProjectInSmall.compile(List.of(offender), model, classes);

        var report = rule.evaluate(new ClassFileImporter().importPaths(model, classes));

        assertThat(report.getFailureReport().toString()).contains(".Offender");
    }

    private static Arguments rule(String promise, ArchRule rule, String offender) {
        return Arguments.of(Named.of(promise, rule), offender);
    }
}
