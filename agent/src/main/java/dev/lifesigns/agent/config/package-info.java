/**
 * The agent's configuration file: what it may contain, and what that means.
 *
 * <p>Start at {@link dev.lifesigns.agent.config.ConfigReader}. Every section is declared once, in {@link
 * dev.lifesigns.agent.config.ConfigSchema}; validation, JSON Schema and reference page all come from there.
 */
@NullMarked
package dev.lifesigns.agent.config;

import org.jspecify.annotations.NullMarked;
