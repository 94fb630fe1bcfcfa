/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> KNOWN = List.of("startup-wait", "drain-delay", "defaults");

    @Test
    void theNearestNameIsTheLeastDifferentOne() {
        assertThat(Spelling.nearest("startup-wiat", KNOWN)).isEqualTo("startup-wait");
        assertThat(Spelling.nearest("draindelay", KNOWN)).isEqualTo("drain-delay");
        assertThat(Spelling.nearest("default", KNOWN)).isEqualTo("defaults");
        assertThat(Spelling.nearest("defaults", KNOWN)).isEqualTo("defaults");
    }

    @Test
    void thereIsNoneWithoutNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spelling.nearest("period", List.of()))
                .withMessage("known: [] (expected: at least one name)");
    }
}
