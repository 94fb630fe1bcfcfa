/**
 * The check of a relational database.
 *
 * <p>Start at {@link dev.lifesigns.checks.jdbc.JdbcCheck}. HikariCP is known but not needed.
 */
package dev.lifesigns.checks.jdbc;
