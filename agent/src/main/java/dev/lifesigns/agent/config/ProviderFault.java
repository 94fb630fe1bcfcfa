/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.checks.spi.CheckType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which jar declares a check type that cannot be loaded, and why: {@link java.util.ServiceLoader} does not say. */
final class ProviderFault {
    private static final String DECLARATION = "META-INF/services/" + CheckType.class.getName();

    private final ClassLoader loader;

    ProviderFault(ClassLoader loader) {
        this.loader = loader;
    }

    /** The first fault, such as {@code ext/bad.jar: check type example.Nope: no such class (expected: …)}. */
    Optional<String> find() {
        try {
            for (URL declaration : Collections.list(loader.getResources(DECLARATION))) {
                for (String name : names(declaration)) {
                    String fault = fault(name);
                    if (fault != null) {
                        return Optional.of(jar(declaration) + ": check type " + name + ": " + fault);
                    }
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static List<String> names(URL declaration) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(declaration.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private @Nullable String fault(String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!CheckType.class.isAssignableFrom(type)) {
                return "not a check type (expected: a class that implements " + CheckType.class.getName() + ")";
            }
            type.getConstructor().newInstance();
            return null;
        } catch (ClassNotFoundException e) {
            return "no such class (expected: a class in this jar, or in another one in ext/)";
        } catch (InvocationTargetException e) {
            return "its constructor threw " + kind(e.getCause() == null ? e : e.getCause())
                    + " (expected: a constructor that returns)";
        } catch (ReflectiveOperationException e) {
            return "cannot be created (expected: a public class with a public constructor without parameters)";
        } catch (LinkageError e) {
            return "cannot be loaded, " + kind(e) + " (expected: its libraries in ext/, and bytecode for this Java)";
        }
    }

    private static String kind(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** The class, and the jar that it is in: {@code example.Ping in ext/ping.jar}. */
    static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        String location = source == null ? "" : String.valueOf(source.getLocation());
        return type.getName() + (location.endsWith(".jar") ? " in " + shortName(location) : "");
    }

    /** The jar with that resource, or the resource if it is in none. */
    private static String jar(URL resource) {
        int end = resource.getPath().indexOf("!/");
        return end < 0 ? resource.toString() : shortName(resource.getPath().substring(0, end));
    }

    /** The file in its folder: {@code ext/bad.jar}. */
    private static String shortName(String url) {
        Path file = Path.of(URI.create(url));
        int names = file.getNameCount();
        return file.subpath(Math.max(0, names - 2), names).toString();
    }
}
