/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the endpoint is served on a separate management port, in whose context this is evaluated. */
final class OnManagementPort extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        EndpointPort port = OnMainPort.port(context);
        return new ConditionOutcome(
                port.onManagement(),
                ConditionMessage.forCondition("Lifesigns endpoint").because(OnMainPort.PORT + " is " + port));
    }
}
