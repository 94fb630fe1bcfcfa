/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants each fault in the engine and lets the simulation look for it, seed after seed. Not part of the default build,
 * which only verifies that the faults still fit: docs/simulation.md has the command and what came of it, and is
 * rewritten by this.
 */
class FaultHunt {
    static final Path REPORT = Path.of("../docs/simulation.md");
    static final String BEGIN = "<!-- what FaultHunt found -->\n";
    static final String END = "<!-- end of what FaultHunt found -->\n";

    private static final long MOST_SEEDS = 2_000;

    @TempDir
    Path folder;

    /** What was found of a fault, or that it was not. */
    private record Finding(String seed, Duration lived, String violation) {}

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void eachFaultIsFound() throws IOException, ReflectiveOperationException {
        StringBuilder table = new StringBuilder("| planted fault | in | seed | simulated time | found as |\n")
                .append("| --- | --- | --- | --- | --- |\n");
        List<String> missed = new ArrayList<>();
        for (PlantedFault fault : PlantedFault.ALL) {
            Finding finding = hunt(fault);
            System.out.println(fault.name() + ": " + finding);
            if (finding.seed().isEmpty()) {
                missed.add(fault.name());
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | `%s` | %s | %s | %s |%n",
                    fault.name(),
                    fault.file(),
                    finding.seed(),
                    rounded(finding.lived()),
                    finding.violation()));
        }
        assertThat(missed).isEmpty();
        write(table.toString());
    }

    private Finding hunt(PlantedFault fault) throws IOException, ReflectiveOperationException {
        Path classes = Files.createTempDirectory(folder, "fault");
        compile(fault, classes);
        Duration lived = Duration.ZERO;
        try (URLClassLoader loader = new URLClassLoader(classPath(classes), ClassLoader.getPlatformClassLoader())) {
            Method play = loader.loadClass(Simulation.class.getName()).getDeclaredMethod("play", long.class);
            play.setAccessible(true);
            for (long seed = 1; seed <= MOST_SEEDS; seed++) {
                Object outcome;
                try {
                    outcome = play.invoke(null, seed);
                } catch (InvocationTargetException broken) {
                    return new Finding(
                            String.valueOf(seed),
                            lived,
                            String.valueOf(broken.getCause().getMessage()));
                }
                lived = lived.plus((Duration) asked(outcome, "lived"));
                Object violation = asked(outcome, "violation");
                if (violation != null) {
                    String line = violation.toString().lines().findFirst().orElse("");
                    return new Finding(String.valueOf(seed), lived, line.replaceAll(" \\(after .*", ""));
                }
            }
        }
        return new Finding("", lived, "not found");
    }

    private static Object asked(Object outcome, String component) throws ReflectiveOperationException {
        Method accessor = outcome.getClass().getDeclaredMethod(component);
        accessor.setAccessible(true);
        return accessor.invoke(outcome);
    }

    /** Compiles the one class with the fault in it; put before the sound ones on a class path, it replaces them. */
    private static void compile(PlantedFault fault, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = fault.source();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + fault.file() + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", into.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
        assertThat(compiler.getTask(null, null, null, options, null, List.of(file))
                        .call())
                .as(fault.name())
                .isTrue();
    }

    private static URL[] classPath(Path first) {
        List<Path> entries = new ArrayList<>(List.of(first));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry));
        }
        return entries.stream().map(FaultHunt::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rounded(Duration lived) {
        return lived.toHours() > 0
                ? lived.toHours() + " h " + lived.toMinutesPart() + " min"
                : lived.toMinutes() + " min " + lived.toSecondsPart() + " s";
    }

    private static void write(String table) throws IOException {
        String report = Files.readString(REPORT, UTF_8);
        int begin = report.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                REPORT,
                report.substring(0, begin) + "\n" + table + "\n" + report.substring(report.indexOf(END)),
                UTF_8);
    }
}
