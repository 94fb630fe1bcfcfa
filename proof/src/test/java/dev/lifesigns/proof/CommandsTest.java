/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The commands of our documents: those of Maven, of make and of our scripts. A Maven command whose {@code -Dtest} matches nothing runs no test and succeeds, because the
 * modules that {@code -am} adds have no such test either.
 */
class CommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("(?:mvnw|\\$\\(MVN\\)).*");
    private static final Pattern MODULES = Pattern.compile(" -pl ([\\w/,-]+)");
    private static final Pattern TEST = Pattern.compile(" -D(?:it\\.)?test='?([A-Z]\\w*)(?:#(\\w+))?");

    private static final Pattern SCRIPT = Pattern.compile("\\b((?:bench|proof)/[\\w./-]*(?:run|\\.sh)\\b)([^|`#\\n]*)");
    private static final Pattern MAKE = Pattern.compile("`make ([a-z]+)(?: MODULE=(\\S+) TEST=(\\w+))?`");
    private static final Pattern MUTATION = Pattern.compile("-Dmutation\\.(core|http)='([\\w.*]+)'");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    /** A command and where it is. */
    private record Command(Path file, String text) {
        List<Path> modules() {
            Matcher matcher = MODULES.matcher(text);
            return matcher.find()
                    ? Stream.of(matcher.group(1).split(",", -1))
                            .map(ROOT::resolve)
                            .toList()
                    : List.of();
        }
    }

    @Test
    void everyModuleThatACommandNamesExists() throws IOException {
        List<Command> commands = commands();

        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.modules())
                        .allSatisfy(
                                module -> assertThat(module.resolve("pom.xml")).exists()));
    }

    @Test
    void everyTestThatACommandNamesIsInTheModuleThatItNames() throws IOException {
        List<Command> withTests = commands().stream()
                .filter(command -> TEST.matcher(command.text()).find())
                .toList();

        assertThat(withTests).hasSizeGreaterThan(5).allSatisfy(command -> {
            assertThat(command.modules()).as("modules").isNotEmpty();
            Matcher test = TEST.matcher(command.text());
            while (test.find()) {
                Optional<String> source = source(command.modules(), test.group(1));
                assertThat(source).as("source of %s", test.group(1)).isPresent();
                if (test.group(2) != null) {
                    assertThat(source.get()).contains("void " + test.group(2) + "(");
                }
            }
        });
    }

    @Test
    void everyScriptThatADocumentNamesCanBeRunAndKnowsItsOptions() throws IOException {
        int found = 0;
        for (Path document : documents()) {
            Matcher use = SCRIPT.matcher(Files.readString(document));
            while (use.find()) {
                found++;
                Path script = ROOT.resolve(use.group(1));
                assertThat(script).as("in %s", document).isExecutable();
                assertThat(OPTION.matcher(use.group(2)).results().map(MatchResult::group))
                        .as("options of %s in %s", script, document)
                        .allSatisfy(
                                option -> assertThat(Files.readString(script)).contains(option));
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void everyTargetOfMakeThatADocumentNamesExists() throws IOException {
        String makefile = Files.readString(ROOT.resolve("Makefile"));
        int found = 0;
        for (Path document : documents()) {
            for (MatchResult use :
                    MAKE.matcher(Files.readString(document)).results().toList()) {
                found++;
                assertThat(makefile).as("%s in %s", use.group(), document).contains("\n" + use.group(1) + ":");
                if (use.group(2) != null) {
                    assertThat(source(List.of(ROOT.resolve(use.group(2))), use.group(3)))
                            .as("%s in %s", use.group(), document)
                            .isPresent();
                }
            }
        }
        assertThat(found).isGreaterThan(2);
    }

    /** PIT mutates nothing if no class matches, and succeeds. */
    @Test
    void everyClassToMutateThatADocumentNamesExists() throws IOException {
        int found = 0;
        for (Path document : documents()) {
            for (MatchResult use :
                    MUTATION.matcher(Files.readString(document)).results().toList()) {
                found++;
                Pattern glob = Pattern.compile(use.group(2).replace(".", "\\.").replace("*", ".*"));
                assertThat(classes(ROOT.resolve(use.group(1)).resolve("src/main/java")))
                        .as("%s in %s", use.group(), document)
                        .anyMatch(name -> glob.matcher(name).matches());
            }
        }
        assertThat(found).isGreaterThan(2);
    }

    private static List<String> classes(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static Optional<String> source(List<Path> modules, String test) throws IOException {
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
                Optional<Path> found =
                        files.filter(file -> file.endsWith(test + ".java")).findFirst();
                if (found.isPresent()) {
                    return Optional.of(Files.readString(found.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Path file : documents()) {
            String text = Files.readString(file).replaceAll("\\\\\\R\\s*", "");
            for (String line : text.lines().toList()) {
                for (String part : line.split("`|\\|(?= )", -1)) {
                    Matcher matcher = COMMAND.matcher(part);
                    if (matcher.find()) {
                        commands.add(new Command(file, matcher.group()));
                    }
                }
            }
        }
        return commands;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(
                Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci/run", "RELEASING.md")
                        .map(ROOT::resolve)
                        .filter(Files::exists)
                        .toList());
        for (String folder : List.of(
                "docs", ".github", "examples", "bench", "agent/src", "probes/src/test", "proof/src", "fuzz/src")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(md|ya?ml|java|sh)"))
                        .filter(file -> !file.endsWith("CommandsTest.java"))
                        .forEach(documents::add);
            }
        }
        return documents;
    }
}
