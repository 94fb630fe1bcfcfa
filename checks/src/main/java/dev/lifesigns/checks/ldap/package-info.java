/** Directories that admit a client and have an entry. */
@NullMarked
package dev.lifesigns.checks.ldap;

import org.jspecify.annotations.NullMarked;
