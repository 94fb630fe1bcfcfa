/** SmallRye Health on an engine that does not hang. */
@NullMarked
package dev.lifesigns.smallrye;

import org.jspecify.annotations.NullMarked;
