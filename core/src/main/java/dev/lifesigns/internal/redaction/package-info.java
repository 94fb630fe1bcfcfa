/** Finds secrets in text, one class for each way of writing them; {@code Redactor} masks what they find. Internal. */
@NullMarked
package dev.lifesigns.internal.redaction;

import org.jspecify.annotations.NullMarked;
