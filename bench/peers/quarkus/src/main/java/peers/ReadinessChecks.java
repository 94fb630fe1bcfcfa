/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package peers;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * Makes {@code peer.checks} readiness checks when the application is built, as if each were a class annotated with
 * {@code @Readiness}. SmallRye's registry could do it at start, but its checks run on the event loop, where nothing should
 * block.
 */
public class ReadinessChecks implements BuildCompatibleExtension {
    @Synthesis
    public void add(SyntheticComponents beans) {
        for (int i = 1; i <= Integer.getInteger("peer.checks"); i++) {
            beans.addBean(HealthCheck.class)
                    .type(HealthCheck.class)
                    .qualifier(Readiness.Literal.INSTANCE)
                    .qualifier(NamedLiteral.of("check-" + i)) // what distinguishes them
                    .scope(Singleton.class)
                    .withParam("name", "check-" + i)
                    .createWith(ReadinessCheck.class);
        }
    }
}
