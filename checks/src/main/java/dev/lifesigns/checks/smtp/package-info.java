/** Mail servers that introduce themselves, and encrypt. */
@NullMarked
package dev.lifesigns.checks.smtp;

import org.jspecify.annotations.NullMarked;
