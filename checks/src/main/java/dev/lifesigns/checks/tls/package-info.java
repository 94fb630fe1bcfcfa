/** TLS servers and their certificates. */
@NullMarked
package dev.lifesigns.checks.tls;

import org.jspecify.annotations.NullMarked;
