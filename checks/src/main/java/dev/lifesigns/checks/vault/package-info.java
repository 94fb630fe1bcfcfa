/** Nodes of Vault that are unsealed. */
@NullMarked
package dev.lifesigns.checks.vault;

import org.jspecify.annotations.NullMarked;
