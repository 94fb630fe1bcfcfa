/** The suite that every HTTP adapter passes, over real sockets. */
@NullMarked
package dev.lifesigns.contract;

import org.jspecify.annotations.NullMarked;
