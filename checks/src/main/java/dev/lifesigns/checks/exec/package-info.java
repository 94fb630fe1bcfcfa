/** Programs that check something, such as the plugins of Nagios. */
@NullMarked
package dev.lifesigns.checks.exec;

import org.jspecify.annotations.NullMarked;
