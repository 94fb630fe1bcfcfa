/** The page: the files that a browser loads. */
@NullMarked
package dev.lifesigns.agent.page;

import org.jspecify.annotations.NullMarked;
