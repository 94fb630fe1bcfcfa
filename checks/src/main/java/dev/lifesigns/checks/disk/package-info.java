/** Free space of a file system. */
package dev.lifesigns.checks.disk;
