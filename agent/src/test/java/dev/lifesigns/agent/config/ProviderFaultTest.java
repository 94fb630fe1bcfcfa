/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.spi.CheckType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a jar in {@code ext/}. */
class ProviderFaultTest {
    /** Cannot be created. */
    public abstract static class Unfinished implements CheckType {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.Nope     | no such class (expected: a class in this jar, or in another one in ext/)
            java.lang.String | not a check type (expected: a class that implements dev.lifesigns.checks.spi.CheckType)
            dev.lifesigns.agent.config.ProviderFaultTest$Unfinished | cannot be created (expected: a public class with a public constructor without parameters)
            """)
    void faultNamesTheJarTheTypeAndWhatIsExpected(String type, String fault) throws IOException {
        Path jar = jar("# mine\n\n" + type + " # the only one\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            assertThat(new ProviderFault(loader).find()).contains("my ext/bad.jar: check type " + type + ": " + fault);
        }
    }

    @Test
    void nothingIsWrongWithTheTypesOfTheTests() {
        assertThat(new ProviderFault(ProviderFaultTest.class.getClassLoader()).find())
                .isEmpty();
    }

    @Test
    void classOfAJarIsNamedWithIt() {
        assertThat(ProviderFault.place(Test.class)).matches("org\\.junit\\.jupiter\\.api\\.Test in .*/junit-.*\\.jar");
        assertThat(ProviderFault.place(String.class)).isEqualTo("java.lang.String");
    }

    private Path jar(String declaration) throws IOException {
        Path jar = Files.createDirectories(folder.resolve("my ext")).resolve("bad.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new ZipEntry("META-INF/services/" + CheckType.class.getName()));
            out.write(declaration.getBytes(UTF_8));
        }
        return jar;
    }
}
