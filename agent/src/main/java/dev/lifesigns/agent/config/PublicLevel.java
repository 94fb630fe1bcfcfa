package dev.lifesigns.agent.config;

/** What a reader without credentials learns. */
public enum PublicLevel {
    /** The status, and the name, status and kind of error of every check. */
    CHECKS,
    /** The status alone. */
    STATUS
}
