/** Time servers, and how far this machine is from them. */
@NullMarked
package dev.lifesigns.checks.ntp;

import org.jspecify.annotations.NullMarked;
