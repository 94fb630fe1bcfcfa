/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.contract.AdoptingApplication;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;

/** A running Quarkus application, from outside. */
final class ContractApplication implements AdoptingApplication {
    private final RunningQuarkusApplication running;
    private final Outside.Inside inside;
    private final Web web;

    private ContractApplication(RunningQuarkusApplication running) {
        this.running = running;
        this.inside = Outside.inside;
        int port = running.valueRegistry().get(HttpServer.HTTP_TEST_PORT);
        this.web = new Web(URI.create("http://127.0.0.1:" + port));
    }

    /** Builds it and starts it in this process, on a port of its own. */
    static ContractApplication start(CuratedApplication build, Setup setup) throws Exception {
        Outside.setup = setup;
        return new ContractApplication(
                build.createAugmentor().createInitialRuntimeApplication().run());
    }

    ClassLoader loader() {
        return running.getClassLoader();
    }

    @Override
    public Shown ask(String name) throws Exception {
        JsonObject check = check(web.get("/q/health/ready").body(), name);
        JsonObject data = check.getJsonObject("data");
        boolean up = check.getString("status").equals("UP");
        return new Shown(up, up || data == null ? null : data.getString("error", null));
    }

    /** SmallRye calls a check that throws by its class. */
    private static JsonObject check(String body, String name) {
        return Json.createReader(new StringReader(body)).readObject().getJsonArray("checks").stream()
                .map(check -> (JsonObject) check)
                .filter(check -> check.getString("name").equals(name)
                        || check.getString("name").equals(Scripted.class.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check '" + name + "' in " + body));
    }

    @Override
    public HealthChecker health() {
        return inside.health();
    }

    @Override
    public void register(String name, ScriptedForeignCheck check) {
        inside.register(name, check);
    }

    @Override
    public void reload(BridgePolicies policies) {
        inside.reload(policies);
    }

    @Override
    public void close() throws Exception {
        running.close();
    }
}
