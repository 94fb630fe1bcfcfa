/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.s3;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.ImitatedService;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store, imitated. */
class S3CheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Override
    protected ServerProcess startServer() throws Exception {
        return ImitatedService.start(folder, port, "x-amz-security-token: token", "/invoices", "");
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return S3Check.builder("http://" + host + ":" + port, "invoices")
                .credentials("AKIA", PASSWORD)
                .sessionToken("token")
                .build();
    }

    @Test
    void bucketThatIsThereIsUp() {
        assertThat(runUp(checking("127.0.0.1", port)).details())
                .containsEntry("server", "http://127.0.0.1:" + port)
                .containsEntry("bucket", "invoices");
    }

    @Test
    void wrongCredentialsAreUnauthorizedAndNotRepeated() {
        CheckResult result = runDown(
                S3Check.builder("http://127.0.0.1:" + port, "invoices")
                        .credentials("AKIA", PASSWORD)
                        .sessionToken("wr0ng")
                        .build(),
                TIMEOUT,
                ErrorKind.UNAUTHORIZED);

        assertThat(result.message()).endsWith(": status 403 (expected: 200)");
        assertThat(result.toString()).doesNotContain("wr0ng", PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "301 | x-amz-bucket-region: eu-central-1 | FAILED"
                        + " | status 301: the bucket is in region eu-central-1 (expected: that of the check)",
                "404 | Server: x | FAILED | status 404: no such bucket",
                "400 | Server: x | FAILED | status 400 (expected: 200)",
                "403 | Date: Fri, 24 May 2013 00:00:00 GMT | UNAUTHORIZED | status 403 (expected: 200; the clocks differ by ",
                "403 | Date: now | UNAUTHORIZED | status 403 (expected: 200)",
                "429 | Server: x | EXHAUSTED | status 429 (expected: 200)",
                "503 | Server: x | FAILED | status 503 (expected: 200)"
            })
    void statusesHaveTheirKind(int status, String header, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer((head, out) -> ScriptedHttpServer.send(
                out, "HTTP/1.1 " + status + " X\r\n" + header + "\r\nContent-Length: 9\r\n\r\n"))) {
            HealthCheck check = S3Check.builder(scripted.url(""), "invoices").build();

            assertThat(runDown(check, TIMEOUT, kind).message()).contains(": " + message);
            assertThat(scripted.requests())
                    .singleElement()
                    .asString()
                    .startsWith("HEAD /invoices HTTP/1.1\r\n")
                    .doesNotContain("Authorization", "x-amz");
        }
    }

    @Test
    void requestIsSignedForTheRegion() throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer((head, out) -> ScriptedHttpServer.send(
                out, "HTTP/1.1 200 OK\r\nx-amz-bucket-region: eu-west-1\r\nContent-Length: 9\r\n\r\n"))) {
            GivenOptions options = options(scripted.url(""), "invoices")
                    .with(S3CheckType.ACCESS_KEY_ID, "AKIA")
                    .with(S3CheckType.SECRET_ACCESS_KEY, PASSWORD)
                    .with(S3CheckType.REGION, "eu-west-1");

            assertThat(runUp(new S3CheckType().create(options)).details()).containsEntry("region", "eu-west-1");
            assertThat(scripted.requests())
                    .singleElement()
                    .asString()
                    .startsWith("HEAD /invoices HTTP/1.1\r\nHost: 127.0.0.1:" + scripted.port() + "\r\n")
                    .contains("\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIA/", "/eu-west-1/s3/aws4_request,");
        }
    }

    @Test
    void bucketCanBeNamedInTheHost() {
        GivenOptions options = options("http://s3.invalid:9000", "invoices").with(S3CheckType.VIRTUAL_HOST, true);

        assertThat(runDown(new S3CheckType().create(options), TIMEOUT, ErrorKind.UNREACHABLE)
                        .message())
                .isEqualTo("http://invoices.s3.invalid:9000: no such host");
    }

    @Test
    void settingsThatAreNotUnderstoodAreRefused() {
        assertThatThrownBy(() -> new S3CheckType().create(options("https://s3/invoices", "invoices")))
                .hasMessage("url: with a path (expected: http[s]://host[:port], without the bucket)");
        assertThatThrownBy(() -> new S3CheckType().create(options("https://key:secret@s3", "invoices")))
                .hasMessage("url: with user-info (expected: accessKeyId and secretAccessKey)");
        assertThatThrownBy(() -> new S3CheckType().create(options("https://s3", "a/b")))
                .hasMessage("bucket: a/b (expected: 3 to 255 letters, digits, dots, dashes and underscores)");
        assertThatThrownBy(() -> new S3CheckType()
                        .create(options("https://s3", "invoices").with(S3CheckType.SESSION_TOKEN, "token")))
                .hasMessage("sessionToken: unused (expected: accessKeyId and secretAccessKey)");
        assertThatThrownBy(() -> S3Check.builder("https://s3", "invoices").credentials("AKIA", "two words"))
                .hasMessage("secretAccessKey: refused (expected: visible characters without white space)");
        assertThatThrownBy(() -> S3Check.builder("http://s3", "invoices").tls(SSLContext.getDefault()))
                .hasMessage("tls: set (expected: an https URL)");
    }

    private static GivenOptions options(String url, String bucket) {
        return new GivenOptions().with(S3CheckType.URL, url).with(S3CheckType.BUCKET, bucket);
    }
}
