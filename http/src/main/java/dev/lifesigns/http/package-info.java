/** The framework-neutral health endpoint: a request in, a response out. */
@NullMarked
package dev.lifesigns.http;

import org.jspecify.annotations.NullMarked;
