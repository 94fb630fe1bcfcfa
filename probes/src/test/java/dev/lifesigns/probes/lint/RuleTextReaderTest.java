/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextReaderTest {
    private static final String PAGE = """
            # host-set

            **A probe targets its own pod.** Severity: warning.

            ## Why

            It is another machine
            that the kubelet connects to.

            ## Instead of

            ```yaml
            host: localhost
            ```

            ## Write

            ```yaml
            path: /
            ```

            ## Exceptions

            None.

            ## Sources

            - <https://kubernetes.io/>
            """;

    @Test
    void pageIsReadSectionBySection() {
        assertThat(RuleTextReader.parse("host-set", PAGE))
                .isEqualTo(new RuleText(
                        "host-set",
                        Severity.WARNING,
                        "A probe targets its own pod",
                        "It is another machine that the kubelet connects to.",
                        "host: localhost\n",
                        "path: /\n",
                        "None.",
                        List.of("https://kubernetes.io/")));
    }

    @Test
    void exceptionsMayBeLeftOut() {
        assertThat(RuleTextReader.parse("host-set", PAGE.replace("## Exceptions\n\nNone.\n\n", ""))
                        .exceptions())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # host-set            | # another       | introduction
            Severity: warning     | Severity: bad   | introduction
            pod.**                | pod**           | introduction
            ## Why                | ## Reason       | sections [Reason, Instead of, Write, Exceptions, Sources]
            ## Write              | Write           | sections [Why, Instead of, Exceptions, Sources]
            ## Exceptions         | ## Sources      | sections [Why, Instead of, Write, Sources, Sources]
            connects to.          | connects to     | Why
            host: localhost       | ```             | Instead of
            ```yaml               | ```json         | Instead of
            None.                 | ''              | Exceptions
            - <https://           | - <http://      | Sources: '- <http://kubernetes.io/>'
            - <https://kubernetes.io/> | ''         | Sources
            """)
    void pageThatLacksSomethingSaysWhat(String found, String replacement, String place) {
        assertThat(PAGE).contains(found);
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleTextReader.parse("host-set", PAGE.replace(found, replacement)))
                .withMessageStartingWith("rules/host-set.md: " + place + " (expected: ");
    }

    @Test
    void ruleWithoutAPageSaysSo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleTextReader.read("no-such-rule"))
                .withMessage("rules/no-such-rule.md: missing (expected: a resource of dev.lifesigns.probes.lint)");
    }
}
