/** Health endpoints in a servlet container. */
@NullMarked
package dev.lifesigns.servlet;

import org.jspecify.annotations.NullMarked;
