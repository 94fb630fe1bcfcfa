/** Reads text that others wrote, and prints it safely. */
package dev.lifesigns.text;
