/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A war that Tomcat deploys, finds {@link HealthApplication} in, and undeploys while it keeps running. */
abstract class TomcatWarContract {
    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        TomcatContract.silence();
        // where the war is unpacked
        Files.createDirectories(folder.resolve("tomcat/webapps"));
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        tomcat.getHost().setParentClassLoader(War.withoutUs(getClass().getClassLoader()));
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void warIsServedAndLeavesNothingBehind() throws Exception {
        WeakReference<ClassLoader> application = deploy();
        assertThat(status("/shop/health/live")).isEqualTo(200);
        assertThat(threadsOf(application)).as("threads of the deployed engine").isNotEmpty();

        tomcat.getHost().removeChild(tomcat.getHost().findChild("/shop"));

        assertThat(status("/shop/health/live")).isEqualTo(404);
        await(
                "threads of the engine: " + threadsOf(application),
                () -> threadsOf(application).isEmpty());
        await("the class loader of the application is still reachable", () -> {
            System.gc();
            return application.refersTo(null);
        });
    }

    private WeakReference<ClassLoader> deploy() throws Exception {
        Context context = tomcat.addWebapp("/shop", War.pack(folder).toString());
        return new WeakReference<>(context.getLoader().getClassLoader());
    }

    private int status(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> threadsOf(WeakReference<ClassLoader> application) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lifesigns-"))
                .filter(thread -> application.refersTo(thread.getContextClassLoader()))
                .map(Thread::getName)
                .toList();
    }

    private static void await(String problem, BooleanSupplier over) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!over.getAsBoolean()) {
            assertThat(System.nanoTime()).as(problem).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
