/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTypesTest {
    @Test
    void typesOfTheJarsBesideAreFound() {
        assertThat(CheckTypes.installed().names()).contains("pretend");
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        CheckType type = type("twin", List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckTypes.of(List.of(type, type)))
                .withMessage("check type 'twin': dev.lifesigns.agent.config.TestTypes$Type"
                        + " (expected: no other than dev.lifesigns.agent.config.TestTypes$Type)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "timeout", "scope"})
    void optionNamedAsAKeyOfThePolicyIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckTypes.of(List.of(type("greedy", List.of(Option.text(name, "Mine."))))))
                .withMessage("check type 'greedy': option '" + name
                        + "' (expected: a name that is not a key of the policy)");
    }

    @Test
    void typeOfAPackThatIsNotInstalledNamesItsFileAndNothingElse() {
        assertThat(Configs.findingsOfCheck("type: kafka, bootstrapServers: [kafka:9092], warnAbove: 1000"))
                .containsExactly("lifesigns.yaml:2:20: check 'database': type: 'kafka'"
                        + " (expected: lifesigns-kafka-all.jar in ext/)");
        assertThat(Packs.file("kafka", "1.2.3")).isEqualTo("lifesigns-kafka-1.2.3-all.jar");
    }

    private static CheckType type(String name, List<Option<?>> options) {
        return new TestTypes.Type(name, options, values -> deadline -> null);
    }
}
