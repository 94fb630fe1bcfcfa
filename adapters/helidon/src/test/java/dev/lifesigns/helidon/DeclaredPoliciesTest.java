/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckScope;
import dev.lifesigns.Probes;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.health.checks.DeadlockHealthCheck;
import io.helidon.health.checks.DiskSpaceHealthCheck;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredPoliciesTest {
    private record Typed(HealthCheckType type) implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.builder().build();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIVENESS, liveness", "READINESS, readiness", "STARTUP, startup"})
    void aDeclaredTypeIsOneOfOurProbes(HealthCheckType type, String probe) {
        assertThat(DeclaredPolicies.of(new Typed(type)).values()).isEqualTo(Map.of("probes", List.of(probe)));
    }

    /** Else each check whose author has not thought of it would be liveness. */
    @Test
    void aTypeThatIsNotDeclaredIsOurDefault() {
        HealthCheck check = () -> HealthCheckResponse.builder().build();

        assertThat(check.type()).isEqualTo(HealthCheckType.LIVENESS);
        assertThat(DeclaredPolicies.of(check).values()).isEmpty();
    }

    @Test
    void aFullDiskIsNoReasonToRestart() {
        assertThat(DeclaredPolicies.of(DiskSpaceHealthCheck.create()).values())
                .isEqualTo(Map.of("scope", CheckScope.HOST));
        assertThat(DeclaredPolicies.of(DeadlockHealthCheck.create(ManagementFactory.getThreadMXBean()))
                        .values())
                .isEqualTo(Map.of("probes", List.of(Probes.LIVENESS)));
    }
}
