/**
 * MicroProfile Health 4.0 for CDI containers. Start at {@link dev.lifesigns.microprofile.MicroProfileHealth}.
 */
@NullMarked
package dev.lifesigns.microprofile;

import org.jspecify.annotations.NullMarked;
