/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.BridgeContract;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.maven.dependency.ArtifactKey;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A Quarkus application, which is built and started for each test and asked over HTTP, keeps the contract. */
class QuarkusBridgeContractTest extends BridgeContract {
    @TempDir
    static Path root;

    private static CuratedApplication build;

    private ClassLoader loader;

    @BeforeAll
    static void prepareTheBuild() throws Exception {
        for (Class<?> type : List.of(ContractShop.class, Scripted.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(bytes, file);
            }
        }
        Files.writeString(root.resolve("application.properties"), "quarkus.http.test-port=0");
        QuarkusBootstrap.Builder builder = QuarkusBootstrap.builder()
                .setApplicationRoot(root)
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setMode(QuarkusBootstrap.Mode.TEST)
                .addExcludedPath(Path.of("target", "test-classes").toAbsolutePath());
        // what the contract and the application talk about
        for (String shared : List.of("lifesigns-core", "lifesigns-bridge", "lifesigns-contract")) {
            builder.addParentFirstArtifact(ArtifactKey.of("dev.lifesigns", shared, "", "jar"));
        }
        build = builder.build().bootstrap();
    }

    @AfterAll
    static void closeTheBuild() {
        build.close();
    }

    @Override
    protected AdoptingApplication start(Setup setup) throws Exception {
        ContractApplication application = ContractApplication.start(build, setup);
        loader = application.loader();
        return application;
    }

    /** Quarkus' own word that it shuts down is the only check in memory: {@link QuarkusShutdownTest}. */
    @Override
    protected boolean passesThrough() {
        return false;
    }

    /** Quarkus gives each start of an application one. */
    @Override
    protected ClassLoader applicationLoader(ClassLoader starting) {
        return loader;
    }
}
