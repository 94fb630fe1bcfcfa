/**
 * What adapters of MicroProfile Health have in common: the names of beans, their instances, policies from MicroProfile Config, and
 * answers. For adapters; an application uses one of those.
 */
@NullMarked
package dev.lifesigns.microprofilebridge;

import org.jspecify.annotations.NullMarked;
