/** HTTP endpoints. */
@NullMarked
package dev.lifesigns.checks.http;

import org.jspecify.annotations.NullMarked;
