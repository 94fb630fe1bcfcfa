/** Buckets of S3, and of what speaks its protocol. */
@NullMarked
package dev.lifesigns.checks.s3;

import org.jspecify.annotations.NullMarked;
