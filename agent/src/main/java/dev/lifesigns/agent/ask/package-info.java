/** {@code lifesigns ask}: one question to a health endpoint, with as few classes as possible, because the JVM starts for it alone. */
@NullMarked
package dev.lifesigns.agent.ask;

import org.jspecify.annotations.NullMarked;
