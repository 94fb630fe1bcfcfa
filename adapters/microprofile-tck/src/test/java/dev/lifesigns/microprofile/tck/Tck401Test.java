/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.eclipse.microprofile.health.tck.TCKBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** The tests of the MicroProfile Health TCK 4.0.1, all of them, as they are in its jar. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class Tck401Test {
    private static final int TESTS = 28;

    @Test
    void passesAll28Tests() throws Exception {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setOutputDirectory("target/tck");
        kit.setTestClasses(classes());
        kit.addListener(results);
        kit.run();

        assertThat(results.getConfigurationFailures()).as("deployments").isEmpty();
        assertThat(told(results.getFailedTests())).as("failed").isEmpty();
        assertThat(told(results.getSkippedTests())).as("skipped").isEmpty();
        assertThat(results.getPassedTests()).hasSize(TESTS);
    }

    private static Class<?>[] classes() throws IOException, ReflectiveOperationException {
        String packagePath = TCKBase.class.getPackageName().replace('.', '/') + "/";
        List<Class<?>> classes = new ArrayList<>();
        try (JarFile jar = new JarFile(jar().toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(packagePath) && name.endsWith("Test.class")) {
                    classes.add(Class.forName(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')));
                }
            }
        }
        return classes.toArray(Class<?>[]::new);
    }

    private static Path jar() {
        try {
            return Path.of(TCKBase.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> told(List<ITestResult> results) {
        return results.stream()
                .map(result -> result.getTestClass().getName() + "." + result.getName() + ": " + result.getThrowable())
                .toList();
    }
}
