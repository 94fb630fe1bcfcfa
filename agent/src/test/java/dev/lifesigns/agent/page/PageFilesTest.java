/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the files of the page are served, and what they may cost. */
class PageFilesTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/lifesigns/agent/page");
    private static final int MAX_COMPRESSED = 30_000;
    private static final int MAX_LINES = 400;

    private final HealthChecker health = HealthChecker.builder().build();
    private final HealthEndpoint endpoint = endpoint();

    private HealthEndpoint endpoint() {
        HealthEndpoint.Builder builder = HealthEndpoint.builder(health);
        Page.addTo(builder, "/health");
        return builder.build();
    }

    @AfterEach
    void close() {
        health.close();
    }

    private HealthResponse get(String path, Map<String, String> headers) {
        return ask("GET", path, headers);
    }

    private HealthResponse ask(String method, String path, Map<String, String> headers) {
        return endpoint.handle(new PageRequest(method, path, headers))
                .toCompletableFuture()
                .join();
    }

    private List<String> linked() {
        return Pattern.compile("(?:href|src)=\"(page/[^\"]+)\"")
                .matcher(get("/health/page", Map.of()).bodyText())
                .results()
                .map(found -> "/health/" + found.group(1))
                .toList();
    }

    private static String source(String name) throws IOException {
        return Files.readString(SOURCES.resolve(name));
    }

    @Test
    void everyFileIsListedAndLinked() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.html")))
                    .containsExactlyInAnyOrderElementsOf(PageFiles.NAMES);
        }
        assertThat(linked().stream().map(path -> path.replaceFirst(".*/", "")))
                .containsExactlyInAnyOrderElementsOf(PageFiles.NAMES);
        assertThat(linked())
                .allSatisfy(path ->
                        assertThat(get(path, Map.of()).status()).as(path).isEqualTo(200));
    }

    @Test
    void linesKeepTheirNumbers() throws IOException {
        for (String path : linked()) {
            String[] served = get(path, Map.of()).bodyText().split("\n", -1);
            List<String> source = source(path.replaceFirst(".*/", "")).lines().toList();
            assertThat(served).as(path).hasSameSizeAs(source);
            for (int line = 0; line < served.length; line++) {
                assertThat(served[line]).as(path).isIn("", source.get(line).strip());
            }
        }
    }

    @Test
    void everythingIsSmallerThan30KilobytesCompressed() {
        int bytes = Stream.concat(Stream.of("/health/page"), linked().stream())
                .mapToInt(path -> get(path, Map.of("Accept-Encoding", "gzip")).bodyLength())
                .sum();
        assertThat(bytes).isLessThan(MAX_COMPRESSED);
    }

    @Test
    void nothingIsParsedAsHtmlAndNothingIsForeign() throws IOException {
        for (String name : PageFiles.NAMES) {
            String source = source(name);
            assertThat(source.lines()).as(name).hasSizeLessThan(MAX_LINES);
            assertThat(source)
                    .as(name)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
            List<String> urls = Pattern.compile("https?://[^'\"` ]+")
                    .matcher(source)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(urls).as(name).isSubsetOf("http://www.w3.org/2000/svg");
        }
    }

    @Test
    void pageIsAskedForEachTimeAndItsPartsNever() {
        HealthResponse page = get("/health/page", Map.of());
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(linked()).allSatisfy(path -> {
            assertThat(path).matches("/health/page/[0-9a-f]{16}/[a-z]+\\.(css|js)");
            assertThat(get(path, Map.of()).header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        });
        HealthResponse again = get("/health/page", Map.of("If-None-Match", String.valueOf(page.header("ETag"))));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bodyLength()).isZero();
    }

    @Test
    void everyResponseHasTheHeadersThatContainIt() {
        Stream.concat(Stream.of("/health/page"), linked().stream()).forEach(path -> {
            HealthResponse response = get(path, Map.of());
            assertThat(response.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
            assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        });
    }

    @Test
    void headHasTheLengthOfGetAndNoBody() {
        HealthResponse head = ask("HEAD", "/health/page", Map.of());
        assertThat(head.bodyLength()).isZero();
        assertThat(head.header("Content-Length"))
                .isEqualTo(String.valueOf(get("/health/page", Map.of()).bodyLength()));
        assertThat(ask("POST", "/health/page", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void compressedIsTheSame() throws IOException {
        HealthResponse response = get("/health/page", Map.of("Accept-Encoding", "gzip, br"));
        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
        byte[] body = new byte[response.bodyLength()];
        response.body().get(body);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            assertThat(new String(in.readAllBytes(), UTF_8))
                    .isEqualTo(get("/health/page", Map.of()).bodyText());
        }
    }
}
