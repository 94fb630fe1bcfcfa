/** Memory of this process, or of the machine below it. */
package dev.lifesigns.checks.memory;
