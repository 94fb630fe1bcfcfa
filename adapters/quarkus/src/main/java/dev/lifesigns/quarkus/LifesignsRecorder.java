/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus;

import dev.lifesigns.smallrye.CheckBeans;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.util.Map;

/** What the build of an application has found out is recorded with it. */
@Recorder
public class LifesignsRecorder {
    /** The knowledge of the build of beans that methods and fields produce. */
    public RuntimeValue<CheckBeans> checkBeans(Map<String, String> producers) {
        return new RuntimeValue<>(new QuarkusCheckBeans(producers));
    }
}
