/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.HealthEndpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scrape, which has a media type with parameters of its own, and a body that may be compressed. */
abstract class MetricsContract extends ContractPart {
    private static final RawRequest SCRAPE = RawRequest.get("/health/metrics");
    private static final String AUTHORIZATION = "Authorization";

    MetricsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Override
    HealthEndpoint endpoint() {
        return service.endpoint().metrics().build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | text/plain;version=0.0.4;charset=utf-8 | health_info",
                "application/openmetrics-text;version=1.0.0 | application/openmetrics-text;version=1.0.0;charset=utf-8 | health"
            })
    void aScraperGetsTheFormatThatItAccepts(String accept, String contentType, String info) throws IOException {
        RawResponse response = ask(SCRAPE.with("Accept", accept));

        assertThat(response.status()).isEqualTo(200);
        assertThat(requireNonNull(response.field("Content-Type")).replace(" ", ""))
                .isEqualToIgnoringCase(contentType);
        assertThat(response.body())
                .contains("# TYPE " + info + " ", "health_check_status{check=\"database\",status=\"up\"} 1\n");
    }

    @Test
    void compressedBytesArriveAsTheyWereSent() throws IOException {
        RawResponse response = ask(SCRAPE.with("Accept-Encoding", "gzip"));

        assertThat(response.fields("Content-Encoding")).containsExactly("gzip");
        byte[] body = response.body().getBytes(ISO_8859_1);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            assertThat(new String(in.readAllBytes(), ISO_8859_1))
                    .startsWith("# HELP health_info ")
                    .contains("health_check_status{check=\"database\",status=\"up\"} 1\n")
                    .endsWith("\n");
        }
    }

    @Test
    void aTokenShowsMoreAndAWrongOneNothing() throws IOException {
        assertThat(ask(SCRAPE).body()).contains("health_info{service=\"orders\"} 1\n");
        assertThat(ask(SCRAPE.with(AUTHORIZATION, "Bearer " + OrdersService.TOKEN))
                        .body())
                .contains("health_info{service=\"orders\",version=\"1.4.2\"} 1\n");
        assertThat(ask(SCRAPE.with(AUTHORIZATION, "Bearer wrong")).status()).isEqualTo(401);
        assertThat(ask(SCRAPE.with(AUTHORIZATION, "Bearer " + OrdersService.FORBIDDEN_TOKEN))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void requestsForProbesAreCounted() throws IOException {
        service.databaseIsDown();
        get("/health/ready");
        get("/health/live");

        assertThat(ask(SCRAPE).body())
                .contains(
                        "health_probe_requests_total{probe=\"readiness\",code=\"503\"} 1\n",
                        "health_probe_requests_total{probe=\"liveness\",code=\"200\"} 1\n");
    }
}
