/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults that {@link FaultHunt} plants fit the engine of today. */
class PlantedFaultTest {
    static List<PlantedFault> faults() {
        return PlantedFault.ALL;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultStillFitsTheEngine(PlantedFault fault) throws IOException {
        assertThat(fault.places()).as(fault.path() + ": " + fault.original()).isEqualTo(1);
        assertThat(fault.source()).contains(fault.planted());
    }

    @Test
    void eachFaultIsInTheListOfThoseThatWereFound() throws IOException {
        String report = Files.readString(FaultHunt.REPORT);
        assertThat(PlantedFault.ALL)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(fault -> assertThat(report).contains("| " + fault.name() + " | `" + fault.file() + "` |"));
    }
}
