/** What several of our checks share. Not for users. */
@NullMarked
package dev.lifesigns.checks.internal;

import org.jspecify.annotations.NullMarked;
