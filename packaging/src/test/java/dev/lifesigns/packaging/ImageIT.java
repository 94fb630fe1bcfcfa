/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The container image: read strictly, made twice, and run as a container engine would run it. */
@TestInstance(Lifecycle.PER_CLASS)
class ImageIT {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Arguments: the root file system, the folder of the configuration, then the command. What a container has: a read-only root, /proc, /dev/null, /tmp, and no rights. */
    private static final String CONTAINER = """
            set -e
            root=$1
            configuration=$2
            shift 2
            mount --bind "$root" "$root"
            mount --rbind /proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount --bind "$configuration" "$root/etc/lifesigns"
            mount -t tmpfs tmpfs "$root/tmp"
            mount -o remount,bind,ro "$root"
            exec env -i PATH=/usr/bin:/bin /usr/sbin/chroot --userspec=65532:65532 "$root" "$@"
            """;

    private Path tar;
    private OciLayout image;
    private Path root;
    private Path configuration;

    @BeforeAll
    void make() throws IOException, InterruptedException {
        assumeTrue(Command.exists("apt-get") && Command.exists("dpkg-deb"), "apt-get and dpkg-deb are not installed");
        assumeTrue(packagesAreThere(), "the packages for the image are not downloaded, and no mirror can be reached");
        Path folder = Path.of("target/unpacked").toAbsolutePath();
        Command.run(List.of("rm", "-rf", folder.toString())).succeeded();
        Packages.runtime();
        tar = Packages.make("image");
        image = OciLayout.read(tar, folder.resolve("layout"));
        root = Files.createDirectory(folder.resolve("root"));
        for (Path layer : image.layers()) {
            Command.run(List.of(
                            "tar",
                            "--extract",
                            "--gzip",
                            "--preserve-permissions",
                            "--file",
                            layer.toString(),
                            "--directory",
                            root.toString()))
                    .succeeded();
        }
        // its own, on loopback
        configuration = Files.createDirectory(folder.resolve("configuration"));
        String onAnyAddress = Files.readString(root.resolve("etc/lifesigns/lifesigns.yaml"));
        Files.writeString(
                configuration.resolve("lifesigns.yaml"),
                onAnyAddress.replace("host: 0.0.0.0, port: 8086", "host: 127.0.0.1, port: 0"));
    }

    private static boolean packagesAreThere() throws IOException, InterruptedException {
        return Files.isDirectory(Path.of("target/packages"))
                || Command.run(List.of(
                                        "timeout",
                                        "60",
                                        "sh",
                                        "-c",
                                        "cd target && apt-get -q -o APT::Sandbox::User=root download base-files"))
                                .exitCode()
                        == 0;
    }

    @Test
    void saysHowItIsRun() {
        JsonNode config = image.config().get("config");

        assertThat(config.get("User").asString()).isEqualTo("65532:65532");
        assertThat(words(config.get("Entrypoint"))).containsExactly("/opt/lifesigns/bin/lifesigns");
        assertThat(words(config.get("Cmd"))).containsExactly("serve", "--config", "/etc/lifesigns/lifesigns.yaml");
        assertThat(words(config.get("Healthcheck").get("Test")))
                .startsWith("CMD", "/opt/lifesigns/bin/lifesigns", "ask");
        assertThat(config.get("Labels").get("org.opencontainers.image.licenses").asString())
                .isEqualTo("Apache-2.0");
    }

    @Test
    void theSamePackagesMakeTheSameImage() throws IOException, InterruptedException {
        Path first = Files.move(tar, tar.resolveSibling("first.tar"));

        Path second = Packages.make("image");

        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        Files.delete(first);
    }

    @Test
    void nothingInItHasTheRightsOfSomebodyElse() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)).filter(ImageIT::isSetUser))
                    .isEmpty();
        }
        assertThat(root.resolve("var/lib/dpkg/status.d/libc6")).content().contains("Version: ");
        assertThat(root.resolve("etc/os-release")).content().contains("VERSION_ID");
    }

    @Test
    void servesWithAReadOnlyRootAndWithoutRights() throws Exception {
        assumeNamespaces();
        assertThat(Command.run(container("sh", "-c", "cat /proc/self/status")).succeeded())
                .contains("Uid:\t65532");
        assertThat(Command.run(container("sh", "-c", ": >/opt/lifesigns/file")).output())
                .contains("Read-only file system");
        List<String> words = new ArrayList<>(words(image.config().get("config").get("Entrypoint")));
        words.addAll(words(image.config().get("config").get("Cmd")));

        Process container = Command.start(container(words.toArray(String[]::new)), Map.of());
        try {
            awaitReady(URI.create(url(container)));
        } finally {
            container.destroy();
            assertThat(container.waitFor()).as("ends on SIGTERM").isIn(0, 143);
        }
    }

    @Test
    void podmanLoadsItRunsItAndFindsItHealthy(@TempDir Path folder) throws Exception {
        assumeTrue(Command.exists("podman"), "podman is not installed");
        assumeNamespaces();
        Podman podman = new Podman(folder);
        String loaded = podman.run("load", "--quiet", "--input", tar.toString()).succeeded();
        String name = loaded.substring(loaded.lastIndexOf(" ") + 1).strip();
        int port = freePort();
        Path file = Files.writeString(
                folder.resolve("lifesigns.yaml"),
                "server: {host: 127.0.0.1, port: " + port
                        + ", drainDelay: 100ms}\nchecks: {threads: {type: deadlock}}\n");

        podman.run(
                        "run",
                        "--detach",
                        "--name=agent",
                        "--read-only",
                        "--cap-drop=all",
                        "--network=host",
                        "--cgroups=disabled",
                        "--ulimit=nofile=1024:1024",
                        "--ulimit=nproc=4096:4096",
                        "--health-interval=disable",
                        "--health-cmd=/opt/lifesigns/bin/lifesigns ask http://127.0.0.1:" + port,
                        "--volume=" + file + ":/etc/lifesigns/lifesigns.yaml:ro",
                        name)
                .succeeded();
        try {
            awaitReady(URI.create("http://127.0.0.1:" + port + "/health/ready"));
            podman.run("healthcheck", "run", "agent").succeeded();
            assertThat(podman.run("exec", "agent", "cat", "/proc/self/status").succeeded())
                    .contains("Uid:\t65532", "CapEff:\t0000000000000000");
        } finally {
            podman.run("stop", "agent");
        }
        assertThat(podman.run("wait", "agent").succeeded().lines()).last().isIn("0", "143");
        podman.run("rm", "agent").succeeded();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assumeNamespaces() throws IOException, InterruptedException {
        assumeTrue(Command.exists("unshare"), "unshare is not installed");
        assumeTrue(
                Command.run(List.of("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"))
                                .exitCode()
                        == 0,
                "this user may not mount, which a container needs");
    }

    private List<String> container(String... command) {
        return Stream.concat(
                        Stream.of(
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                CONTAINER,
                                "container",
                                root.toString(),
                                configuration.toString()),
                        Stream.of(command))
                .toList();
    }

    private static String url(Process container) throws IOException {
        List<String> printed = new ArrayList<>();
        BufferedReader output = container.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            if (line.contains("/ready")) {
                int start = line.indexOf("http://");
                return line.substring(start, line.indexOf("/ready", start) + "/ready".length());
            }
        }
        throw new AssertionError("no address: " + printed);
    }

    private static void awaitReady(URI url) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        String said = said(url);
        while (!said.startsWith("200 ")) {
            assertThat(System.nanoTime()).as(said).isLessThan(end);
            Thread.sleep(20);
            said = said(url);
        }
        assertThat(said).contains("\"status\":\"up\"");
    }

    private static String said(URI url) throws IOException, InterruptedException {
        try {
            HttpResponse<String> response =
                    CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (ConnectException notYet) {
            return notYet.toString();
        }
    }

    private static boolean isSetUser(Path file) {
        try {
            return ((int) Files.getAttribute(file, "unix:mode") & 06000) != 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
