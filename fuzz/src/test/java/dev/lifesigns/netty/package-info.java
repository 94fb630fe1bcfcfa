/** Fuzz tests of what the Netty server keeps to itself. */
@NullMarked
package dev.lifesigns.netty;

import org.jspecify.annotations.NullMarked;
