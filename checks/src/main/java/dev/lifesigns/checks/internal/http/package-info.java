/** Requests and responses of HTTP, for the checks that ask with them. Not for users. */
@NullMarked
package dev.lifesigns.checks.internal.http;

import org.jspecify.annotations.NullMarked;
