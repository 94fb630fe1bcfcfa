/** Reports for terminals, programs and post-mortems. */
@NullMarked
package dev.lifesigns.kubernetes.simulate.render;

import org.jspecify.annotations.NullMarked;
