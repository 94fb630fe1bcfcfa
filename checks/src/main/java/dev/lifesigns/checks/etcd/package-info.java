/** Members of etcd that are healthy. */
@NullMarked
package dev.lifesigns.checks.etcd;

import org.jspecify.annotations.NullMarked;
