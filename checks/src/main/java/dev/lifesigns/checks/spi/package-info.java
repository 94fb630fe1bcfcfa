/** What a check type tells the agent, so that it can be written in a configuration file. */
package dev.lifesigns.checks.spi;
