/** Text that others wrote, on its way in and out. */
package dev.lifesigns.text;
