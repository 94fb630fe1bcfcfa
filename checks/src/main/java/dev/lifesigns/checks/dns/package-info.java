/** Names that resolve; needs dnsjava ({@code dnsjava:dnsjava}). */
package dev.lifesigns.checks.dns;
