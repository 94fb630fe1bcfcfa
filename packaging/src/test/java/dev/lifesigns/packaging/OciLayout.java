/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** An image in the OCI layout, of which nothing is believed: each type, size and digest is checked, and each blob is needed. */
final class OciLayout {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/vnd.oci.image.";

    private final Path blobs;
    private final List<String> referenced = new ArrayList<>();
    private final JsonNode config;
    private final List<Path> layers = new ArrayList<>();

    private OciLayout(Path folder) throws IOException {
        blobs = folder.resolve("blobs/sha256");
        assertThat(json(folder.resolve("oci-layout")).get("imageLayoutVersion").asString())
                .isEqualTo("1.0.0");
        JsonNode index = json(folder.resolve("index.json"));
        assertThat(index.get("schemaVersion").asInt()).isEqualTo(2);
        assertThat(index.get("manifests")).hasSize(1);
        JsonNode manifest = json(blob(index.get("manifests").get(0), "manifest.v1+json"));
        assertThat(manifest.get("schemaVersion").asInt()).isEqualTo(2);
        assertThat(manifest.get("mediaType").asString()).isEqualTo(TYPE + "manifest.v1+json");
        config = json(blob(manifest.get("config"), "config.v1+json"));
        JsonNode diffs = config.get("rootfs").get("diff_ids");
        assertThat(config.get("rootfs").get("type").asString()).isEqualTo("layers");
        assertThat(manifest.get("layers")).hasSameSizeAs(diffs).hasSameSizeAs(config.get("history"));
        for (int i = 0; i < diffs.size(); i++) {
            Path layer = blob(manifest.get("layers").get(i), "layer.v1.tar+gzip");
            try (InputStream tar = new GZIPInputStream(Files.newInputStream(layer))) {
                assertThat("sha256:" + sha256(tar)).isEqualTo(diffs.get(i).asString());
            }
            layers.add(layer);
        }
        try (Stream<Path> files = Files.list(blobs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(referenced);
        }
    }

    /** Unpacks a tar into a folder, and reads it there. */
    static OciLayout read(Path tar, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Command.run(List.of("tar", "--extract", "--file", tar.toString(), "--directory", folder.toString()))
                .succeeded();
        return new OciLayout(folder);
    }

    JsonNode config() {
        return config;
    }

    /** The lowest first. */
    List<Path> layers() {
        return layers;
    }

    private Path blob(JsonNode descriptor, String type) throws IOException {
        assertThat(descriptor.get("mediaType").asString()).isEqualTo(TYPE + type);
        String digest = descriptor.get("digest").asString();
        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        String name = digest.substring("sha256:".length());
        Path file = blobs.resolve(name);
        assertThat(file).hasSize(descriptor.get("size").asLong());
        try (InputStream content = Files.newInputStream(file)) {
            assertThat(sha256(content)).isEqualTo(name);
        }
        referenced.add(name);
        return file;
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static String sha256(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
