/** Names that resolve; needs dnsjava ({@code dnsjava:dnsjava}). */
@NullMarked
package dev.lifesigns.checks.dns;

import org.jspecify.annotations.NullMarked;
