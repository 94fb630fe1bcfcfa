/**
 * One simulated cluster. From the kubelet's worker to the router, each part is a small class named for what it is; all of
 * them live on one {@link dev.lifesigns.probes.simulate.world.EventQueue} in virtual time.
 *
 * <p>The way of the data: a scenario and a seed, a {@link dev.lifesigns.probes.simulate.world.World}, its
 * {@link dev.lifesigns.probes.simulate.world.Observations}. Not for users: start at
 * {@link dev.lifesigns.probes.simulate.world.World#run}.
 */
@NullMarked
package dev.lifesigns.probes.simulate.world;

import org.jspecify.annotations.NullMarked;
