/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.json.JsonFactory;

/** An application as it is deployed: our jars and theirs in {@code WEB-INF/lib}, and {@link ShopHealth}. */
final class War {
    private static final List<Class<?>> LIBRARIES =
            List.of(HealthServlet.class, HealthEndpoint.class, HealthChecker.class, JsonFactory.class);

    private War() {}

    static Path pack(Path folder) throws IOException, URISyntaxException {
        Path war = folder.resolve("shop.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            String own = ShopHealth.class.getName().replace('.', '/') + ".class";
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + own));
            try (var bytes = ShopHealth.class.getClassLoader().getResourceAsStream(own)) {
                bytes.transferTo(zip);
            }
            for (Class<?> library : LIBRARIES) {
                zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + library.getSimpleName() + ".jar"));
                copyJarOf(library, zip);
            }
        }
        return war;
    }

    /** Within a build its classes may be in a folder. */
    private static void copyJarOf(Class<?> library, OutputStream to) throws IOException, URISyntaxException {
        Path place = Path.of(
                library.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (!Files.isDirectory(place)) {
            Files.copy(place, to);
            return;
        }
        ZipOutputStream jar = new ZipOutputStream(to);
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(place.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
        jar.finish();
    }

    /** A class loader of a container that has nothing of ours, as that of the tests has. */
    static ClassLoader withoutUs(ClassLoader tests) {
        return new ClassLoader(tests) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("dev.lifesigns.") || name.startsWith("tools.jackson.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }

            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.startsWith("META-INF/services/")
                        ? Collections.emptyEnumeration()
                        : super.getResources(name);
            }
        };
    }
}
