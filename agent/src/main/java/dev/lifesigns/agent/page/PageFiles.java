/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.http.StaticFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of the page by path, relative to that of the page. All but the page itself are in a folder that is named after
 * their content: browsers keep them forever, and modules import each other by their plain names.
 */
final class PageFiles {
    /** What the page consists of, beside {@code index.html}. */
    static final List<String> NAMES = List.of(
            "auth.js",
            "charts.js",
            "check.js",
            "dom.js",
            "feed.js",
            "format.js",
            "keys.js",
            "main.js",
            "model.js",
            "page.css",
            "rows.js",
            "service.js",
            "sse.js",
            "states.js",
            "summary.js",
            "tab.js",
            "verdict.js",
            "wall.js");

    /** How {@code index.html} calls the folder. */
    private static final String FOLDER = "page/files/";

    private static final int HASH_DIGITS = 16;
    private static final Pattern COMMENT = Pattern.compile("//.*|/\\*.*\\*/");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static final Map<String, StaticFile> ALL = files();

    private PageFiles() {}

    private static Map<String, StaticFile> files() {
        Map<String, byte[]> contents = new TreeMap<>();
        NAMES.forEach(name -> contents.put(name, withoutComments(content(name))));
        String folder = "/" + hash(contents) + "/";
        String index = new String(content("index.html"), UTF_8).replace(FOLDER, "page" + folder);
        Map<String, StaticFile> files = new TreeMap<>();
        files.put("", StaticFile.of("text/html;charset=utf-8", index.getBytes(UTF_8), headers("no-cache")));
        contents.forEach((name, content) -> files.put(
                folder + name,
                StaticFile.of(contentType(name), content, headers("public, max-age=31536000, immutable"))));
        return files;
    }

    private static Map<String, String> headers(String cacheControl) {
        return Map.of(
                "Cache-Control", cacheControl,
                "Content-Security-Policy", POLICY,
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Referrer-Policy", "no-referrer");
    }

    private static String contentType(String name) {
        return name.endsWith(".css") ? "text/css;charset=utf-8" : "text/javascript;charset=utf-8";
    }

    /** The same without comments on lines of their own and indentation, which are a tenth. The lines keep their numbers. */
    private static byte[] withoutComments(byte[] source) {
        return new String(source, UTF_8)
                .lines()
                .map(String::strip)
                .map(line -> COMMENT.matcher(line).matches() ? "" : line)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private static byte[] content(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("page: no file '" + name + "' (expected: in the agent's jar)");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Map<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                digest.update(name.getBytes(UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
