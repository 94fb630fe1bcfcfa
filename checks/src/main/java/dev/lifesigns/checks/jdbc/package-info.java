/**
 * The check of a relational database.
 *
 * <p>Start at {@link dev.lifesigns.checks.jdbc.JdbcCheck}. HikariCP is known but not needed.
 */
@NullMarked
package dev.lifesigns.checks.jdbc;

import org.jspecify.annotations.NullMarked;
