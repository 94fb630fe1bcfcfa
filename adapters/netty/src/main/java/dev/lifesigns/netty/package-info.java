/**
 * Health endpoints on a small server of their own, built on Netty 4.2. Start at
 * {@link dev.lifesigns.netty.HealthServer}.
 */
@NullMarked
package dev.lifesigns.netty;

import org.jspecify.annotations.NullMarked;
