/** Memcached servers that answer and accept connections. */
@NullMarked
package dev.lifesigns.checks.memcached;

import org.jspecify.annotations.NullMarked;
