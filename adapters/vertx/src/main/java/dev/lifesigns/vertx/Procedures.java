/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.Status;

/** How a procedure is called, and what its result means to Vert.x. */
final class Procedures {
    private Procedures() {}

    /** One run. What the procedure throws is thrown; a promise that it fails is an answer. */
    static Future<Status> run(Handler<Promise<Status>> procedure) {
        Promise<Status> promise = Promise.promise();
        procedure.handle(promise);
        return promise.future()
                .map(status -> status == null ? Status.OK() : status)
                .otherwise(failure -> Status.KO(new JsonObject().put("cause", failure.getMessage())));
    }
}
