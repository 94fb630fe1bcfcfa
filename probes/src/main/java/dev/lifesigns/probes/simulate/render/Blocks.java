/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

/** The characters of which a timeline is made. */
public enum Blocks {
    /** Eighths of a block; needs UTF-8. */
    UNICODE(" ▁▂▃▄▅▆▇█", '│', '─', '━'),
    /** For terminals that have no more. */
    ASCII(" .:-=+*#@", '|', '-', '=');

    private final String levels;
    private final char frame;
    private final char calm;
    private final char incident;

    Blocks(String levels, char frame, char calm, char incident) {
        this.levels = levels;
        this.frame = frame;
        this.calm = calm;
        this.incident = incident;
    }

    /** A character as high as a part of the whole; anything above zero is seen. */
    char level(double part) {
        int highest = levels.length() - 1;
        int level = (int) Math.round(part * highest);
        return levels.charAt(part > 0 ? Math.min(highest, Math.max(1, level)) : 0);
    }

    char frame() {
        return frame;
    }

    char time(boolean incidents) {
        return incidents ? incident : calm;
    }
}
