/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

/** The characters that timelines consist of. */
public enum TimelineStyle {
    /** Eighths of a block; needs UTF-8. */
    UNICODE(" ▁▂▃▄▅▆▇█", '│', '─', '━'),
    /** For terminals without UTF-8. */
    ASCII(" .:-=+*#@", '|', '-', '=');

    private final String levels;
    private final char frame;
    private final char calm;
    private final char incident;

    TimelineStyle(String levels, char frame, char calm, char incident) {
        this.levels = levels;
        this.frame = frame;
        this.calm = calm;
        this.incident = incident;
    }

    /** The character for a fraction from 0 to 1; anything above zero is visible. */
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
