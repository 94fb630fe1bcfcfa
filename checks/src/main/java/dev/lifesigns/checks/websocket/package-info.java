/** Servers that agree to WebSocket, and answer a ping. */
@NullMarked
package dev.lifesigns.checks.websocket;

import org.jspecify.annotations.NullMarked;
