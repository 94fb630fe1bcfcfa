/** What our own adapters share. Not API: it may change in any release. */
@NullMarked
package dev.lifesigns.http.internal;

import org.jspecify.annotations.NullMarked;
