/** Health endpoints in a servlet container. Start at {@link dev.lifesigns.servlet.HealthServlet}. */
@NullMarked
package dev.lifesigns.servlet;

import org.jspecify.annotations.NullMarked;
