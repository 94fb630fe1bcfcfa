/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jetty's own security around the handler: {@code ops} is an operator, {@code guest} is not. */
class SecurityTest {
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 0, 1);

    @AfterEach
    void stop() throws Exception {
        server.stop();
        checker.close();
    }

    @Test
    void rolesDecideWhoMaySeeDetails() throws Exception {
        serve(secured(health(endpoint -> endpoint.authenticatedRoles("operator"))));

        assertThat(detailed("ops", "ops")).isEqualTo(200);
        assertThat(detailed("ops", "wrong")).isEqualTo(401);
        assertThat(detailed("guest", "guest")).isEqualTo(403);
    }

    @Test
    void thePrincipalDecidesWhoMaySeeDetails() throws Exception {
        serve(secured(health(endpoint -> endpoint.authenticatedWhen(request ->
                request.principal() != null && request.principal().getName().equals("ops")))));

        assertThat(detailed("ops", "ops")).isEqualTo(200);
        assertThat(detailed("guest", "guest")).isEqualTo(403);
    }

    @Test
    void probesNeedNoLogin() throws Exception {
        serve(secured(health(endpoint -> endpoint.authenticatedRoles("operator"))));

        HttpResponse<String> live = client.send(request("/health/live").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(live.statusCode()).isEqualTo(200);
    }

    @Test
    void withoutSecurityThereIsNobody() throws Exception {
        serve(health(endpoint -> endpoint.authenticatedWhen(request -> request.principal() != null)
                .authenticatedRoles("operator")));

        assertThat(detailed("ops", "ops")).isEqualTo(403);
    }

    private HealthHandler health(Consumer<HealthEndpoint.Builder> options) {
        HealthEndpoint.Builder endpoint = HealthEndpoint.builder(checker);
        options.accept(endpoint);
        return new HealthHandler(endpoint.build());
    }

    private static SecurityHandler secured(Handler health) {
        UserStore users = new UserStore();
        users.addUser("ops", Credential.getCredential("ops"), new String[] {"operator"});
        users.addUser("guest", Credential.getCredential("guest"), new String[] {"reader"});
        HashLoginService logins = new HashLoginService("health");
        logins.setUserStore(users);
        SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
        security.setLoginService(logins);
        security.setAuthenticator(new BasicAuthenticator());
        security.put("/health/detailed", Constraint.ANY_USER);
        security.setHandler(health);
        return security;
    }

    private void serve(Handler handler) throws Exception {
        checker.runAll(Duration.ofSeconds(20));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
    }

    private int detailed(String user, String password) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(UTF_8));
        return client.send(
                        request("/health/detailed")
                                .header("Authorization", "Basic " + credentials)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .timeout(Duration.ofSeconds(20));
    }
}
