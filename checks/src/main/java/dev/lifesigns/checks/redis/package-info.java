/**
 * The check of a Redis server, or of one that speaks its protocol.
 *
 * <p>Start at {@link dev.lifesigns.checks.redis.RedisCheck}. Of Jedis and Lettuce only the one that is used must be
 * there.
 */
@NullMarked
package dev.lifesigns.checks.redis;

import org.jspecify.annotations.NullMarked;
