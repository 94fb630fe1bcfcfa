/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Checks come and go: here, snapshots of checkers with other checks follow one another. */
class CheckRoutesTest {
    private final AtomicReference<HealthSnapshot> now = new AtomicReference<>(of("database"));
    private final CheckRoutes routes = new CheckRoutes("/health/checks/", now::get);

    private static HealthSnapshot of(String... checks) {
        HealthChecker.Builder builder = HealthChecker.builder();
        for (String check : checks) {
            builder.check(check, deadline -> CheckResult.up());
        }
        try (HealthChecker health = builder.build()) {
            return health.snapshot();
        }
    }

    @Test
    void aCheckHasItsPathAsSoonAsItExists() {
        assertThat(routes.find("/health/checks/cache")).isNull();
        now.set(of("database", "cache"));

        assertThat(routes.find("/health/checks/cache")).isNotNull();
        assertThat(routes.find("/health/checks/cache")).isSameAs(routes.find("/health/checks/cache"));
    }

    @Test
    void nothingIsShownOfACheckThatHasBeenRemoved() {
        Route route = requireNonNull(routes.find("/health/checks/database"));
        Representation representation = route.representations().get(0);
        assertThat(new VersionCache(now.get()).render(representation)).isNotNull();

        assertThat(new VersionCache(of("cache")).render(representation)).isNull();
        assertThat(new VersionCache(of("cache", "database")).render(representation))
                .isNotNull();
    }

    @Test
    void tenThousandChecksThatComeAndGoLeaveNothingBehind() {
        for (int i = 0; i < 10_000; i++) {
            now.set(of("tenant-" + i));
            assertThat(routes.find("/health/checks/tenant-" + i)).isNotNull();
            assertThat(routes.size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void unknownNamesLeaveNothingBehind() {
        for (String path : new String[] {"/health/checks/", "/health/checks/x", "/health/checks", "/other/database"}) {
            assertThat(routes.find(path)).isNull();
        }
        assertThat(routes.size()).isZero();
    }
}
