/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version of the jar, and of the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Lifesigns.class.getPackage().getImplementationVersion();
        return new String[] {"lifesigns " + (version == null ? "(not packaged)" : version), "java " + Runtime.version()
        };
    }
}
