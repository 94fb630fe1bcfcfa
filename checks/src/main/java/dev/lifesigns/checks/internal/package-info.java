/** What several of our checks share. Not for users. */
package dev.lifesigns.checks.internal;
