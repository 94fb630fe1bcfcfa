/** HTTP endpoints. */
package dev.lifesigns.checks.http;
