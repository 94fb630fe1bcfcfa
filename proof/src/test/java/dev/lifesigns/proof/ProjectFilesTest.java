/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files with which the project is built, tested elsewhere and kept up to date: what is added to it is added to them. */
class ProjectFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PUBLISHED = Pattern.compile("published=\\(([^)]*)\\)");
    private static final Pattern LANE = Pattern.compile("(?s)other-systems:.*?-pl (\\S+) -am");
    private static final Pattern FOLDER = Pattern.compile("      - (/\\S+)");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    @Test
    void wrapperVerifiesTheMavenThatItDownloads() throws IOException {
        Properties wrapper = new Properties();
        try (var reader = Files.newBufferedReader(ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
            wrapper.load(reader);
        }
        assertThat(wrapper.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
    }

    @Test
    void otherSystemsTestEveryLibraryThatNeedsNoFramework() throws IOException {
        List<String> libraries = Arrays.stream(
                        first(PUBLISHED, "proof/rehearse-release.sh").split(" "))
                .filter(module -> !module.contains("/") && !module.equals("bom"))
                .toList();
        assertThat(libraries).hasSizeGreaterThan(5);
        assertThat(first(LANE, ".github/workflows/ci.yml").split(",")).containsAll(libraries);
    }

    @Test
    void updatesAreProposedForEveryProjectThatTheBuildDoesNotKnow() throws IOException {
        List<String> patterns = FOLDER.matcher(Files.readString(ROOT.resolve(".github/dependabot.yml")))
                .results()
                .map(folder -> folder.group(1).substring(1))
                .toList();
        assertThat(strangers())
                .hasSizeGreaterThan(10)
                .allSatisfy(folder -> assertThat(patterns)
                        .anyMatch(pattern -> FileSystems.getDefault()
                                .getPathMatcher("glob:" + pattern)
                                .matches(folder)));
    }

    /** The projects below examples and bench that are no modules of ours. */
    private static List<Path> strangers() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
        List<Path> strangers = new ArrayList<>();
        for (String folder : List.of("examples", "bench")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file ->
                                file.endsWith("pom.xml") && !file.toString().contains("/target/"))
                        .map(pom -> ROOT.relativize(pom.getParent()))
                        .filter(project -> !modules.contains(project.toString()))
                        .forEach(strangers::add);
            }
        }
        return strangers;
    }

    private static String first(Pattern pattern, String file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(ROOT.resolve(file)));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return matcher.group(1);
    }
}
