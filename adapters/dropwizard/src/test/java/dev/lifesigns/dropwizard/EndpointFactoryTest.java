/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.HttpServlet;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our endpoint, as a configuration asks for it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EndpointFactoryTest {
    /** SHA-256 of {@code s3cr3t}. */
    private static final String HASH = "sha256:4e738ca5563c06cfd0018299933d58db1dd8bf97f6973dc99bf6cdc64b5550bd";

    @Test
    void nothingIsServedUnlessItIsConfigured() throws Exception {
        try (Shop shop = Shop.setup().start()) {
            assertThat(Shop.get(shop.adminPort(), "/lifesigns/ready").statusCode())
                    .isEqualTo(404);
            assertThat(Shop.get(shop.applicationPort(), "/lifesigns/ready").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theAdminConnectorsServeIt() throws Exception {
        try (Shop shop =
                Shop.setup().set("lifesigns.endpoint.connectors", "admin").start()) {
            HttpResponse<String> ready = Shop.get(shop.adminPort(), "/lifesigns/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).startsWith("{\"status\":\"up\"").contains("\"db\"");
            assertThat(Shop.get(shop.adminPort(), "/lifesigns/live").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(Shop.get(shop.adminPort(), "/healthcheck").statusCode()).isEqualTo(200);
            assertThat(Shop.get(shop.applicationPort(), "/lifesigns/ready").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theApplicationConnectorsServeItBesideItsResources() throws Exception {
        try (Shop shop = Shop.setup()
                .set("lifesigns.endpoint.connectors", "application")
                .set("lifesigns.endpoint.path", "/internal/health")
                .start()) {
            assertThat(Shop.get(shop.applicationPort(), "/internal/health/ready")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(shop.application("").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenOpensTheDetailedView() throws Exception {
        try (Shop shop =
                Shop.setup().set("lifesigns.endpoint.bearerTokens", HASH).start()) {
            String detailed = "/lifesigns/detailed";
            assertThat(Shop.get(shop.adminPort(), detailed).statusCode()).isEqualTo(401);
            assertThat(Shop.get(shop.adminPort(), detailed, "Authorization", "Bearer s3cr3t")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aMalformedPathStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(Shop.setup().set("lifesigns.endpoint.path", "health")::start)
                .withMessageContaining("health");
    }

    /** As it is when a bundle that comes before ours has it. */
    @Test
    void aPathThatIsTakenStopsTheStart() {
        LifesignsBundle bundle = new LifesignsBundle();
        assertThatIllegalStateException()
                .isThrownBy(Shop.setup().bundle(bundle).with(environment -> {
                    environment.admin().addServlet("mine", new HttpServlet() {}).addMapping("/mine/*");
                    new EndpointFactory(null, "/mine", null).serve(bundle.health(), environment);
                })::start)
                .withMessage("lifesigns.endpoint: urlPatterns: [/mine/*] (expected: mapped to no other servlet)");
    }
}
