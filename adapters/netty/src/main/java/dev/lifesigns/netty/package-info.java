/** Health endpoints on a small server of their own, made of Netty 4.2. */
@NullMarked
package dev.lifesigns.netty;

import org.jspecify.annotations.NullMarked;
