/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import dev.lifesigns.CheckResult;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.Status;

/** Reads and makes the answers of procedures. */
final class StatusResults implements ForeignResults<Status> {
    @Override
    public CheckResult read(Status answer) {
        CheckResult result = answer.isOk() ? CheckResult.up() : CheckResult.down("the procedure says KO");
        return result.withDetails(answer.getData().getMap());
    }

    /** As Vert.x words a procedure that it could not ask. */
    @Override
    public Status failed(ForeignFailure failure) {
        Throwable thrown = failure.thrown();
        String cause = thrown == null ? failure.reason().wireName() : thrown.getMessage();
        return Status.KO(new JsonObject().put("cause", cause).put("procedure-execution-failure", true));
    }
}
