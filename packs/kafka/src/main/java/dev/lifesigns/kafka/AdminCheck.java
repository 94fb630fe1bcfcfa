/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Secrets;
import org.apache.kafka.clients.admin.Admin;

/** Over the application's client. */
record AdminCheck(Admin admin, ClusterDemands demands) implements HealthCheck {
    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        try {
            return demands.verify(new Questions(admin, deadline));
        } catch (Refusal failure) {
            return CheckResult.down(failure.kind(), Secrets.none().clean(String.valueOf(failure.getMessage())));
        }
    }
}
