/** Reports for terminals, programs and post-mortems. */
@NullMarked
package dev.lifesigns.probes.simulate.render;

import org.jspecify.annotations.NullMarked;
