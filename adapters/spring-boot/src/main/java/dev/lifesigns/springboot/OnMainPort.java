/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the endpoint is served on the port of the application: because it is configured, or there is no other port. */
final class OnMainPort extends SpringBootCondition {
    static final String PORT = "lifesigns.endpoint.port";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        EndpointPort port = port(context);
        ManagementPortType management = ManagementPortType.get(context.getEnvironment());
        return new ConditionOutcome(
                port.onMain() || management != ManagementPortType.DIFFERENT,
                ConditionMessage.forCondition("Lifesigns endpoint")
                        .because(PORT + " is " + port + " and the management port is " + management));
    }

    static EndpointPort port(ConditionContext context) {
        return Binder.get(context.getEnvironment())
                .bind(PORT, EndpointPort.class)
                .orElse(EndpointPort.MANAGEMENT);
    }
}
