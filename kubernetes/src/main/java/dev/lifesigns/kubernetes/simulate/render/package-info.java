/** Reports for terminals, programs and post-mortems. */
package dev.lifesigns.kubernetes.simulate.render;
