/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Spring Security is on the class path of all tests, and in the applications of those that ask for it. */
public final class SecurityWhenAsked implements AutoConfigurationImportFilter, EnvironmentAware {
    static final String ASKED = "test.security";

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = environment.getProperty(ASKED, Boolean.class, false);
    }

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] match = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            match[i] = asked || candidates[i] == null || !candidates[i].contains(".security.");
        }
        return match;
    }
}
