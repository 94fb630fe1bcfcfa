/** Members of ZooKeeper that serve requests. */
@NullMarked
package dev.lifesigns.checks.zookeeper;

import org.jspecify.annotations.NullMarked;
