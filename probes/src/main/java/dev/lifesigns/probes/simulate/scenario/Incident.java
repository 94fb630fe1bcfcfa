/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An event of a scenario. Closed: these five. */
public sealed interface Incident {
    /** When it starts, from the start of the observation. */
    Duration at();

    /** How long it lasts; zero for an event without an end. */
    Duration lasts();

    /** What happens, for a reader. */
    String description();

    /** When it is over. */
    default Duration end() {
        return at().plus(lasts());
    }

    /**
     * A dependency is in trouble.
     *
     * @param at when
     * @param lasts how long
     * @param dependency its name
     * @param becomes its state during the incident
     * @param latency of its answers, if it becomes slow
     * @param flips how long it is in trouble and healthy, in turns; {@code null} if it does not flap
     */
    record DependencyTrouble(
            Duration at,
            Duration lasts,
            String dependency,
            Dependency.State becomes,
            @Nullable Distribution latency,
            @Nullable Duration flips)
            implements Incident {
        public DependencyTrouble {
            requireNonNull(at, "at");
            requireNonNull(lasts, "lasts");
            requireNonNull(dependency, "dependency");
            requireNonNull(becomes, "becomes");
        }

        @Override
        public String description() {
            String trouble = Spelling.of(becomes);
            return dependency + (flips == null ? " is " + trouble : " flaps between " + trouble + " and up");
        }
    }

    /**
     * Everything on one node takes longer.
     *
     * @param at when
     * @param lasts how long
     * @param node from 0
     * @param factor by which
     */
    record SlowNode(Duration at, Duration lasts, int node, double factor) implements Incident {
        public SlowNode {
            requireNonNull(at, "at");
            requireNonNull(lasts, "lasts");
        }

        @Override
        public String description() {
            return "node " + node + " is " + Spelling.number(factor) + " times slower";
        }
    }

    /**
     * The process of one pod fails, until it is restarted.
     *
     * @param at when
     * @param pod from 0
     * @param becomes its state from then on
     */
    record BadPod(Duration at, int pod, Trouble becomes) implements Incident {
        public BadPod {
            requireNonNull(at, "at");
            requireNonNull(becomes, "becomes");
        }

        @Override
        public Duration lasts() {
            return Duration.ZERO;
        }

        @Override
        public String description() {
            return "pod " + pod + " " + becomes.description();
        }
    }

    /** The ways in which a process can fail. */
    enum Trouble {
        /** It accepts connections and answers nothing: a deadlock. */
        HANGING("hangs"),
        /** It answers everything with an error. */
        FAILING("fails"),
        /** It exits. */
        CRASHING("crashes");

        private final String description;

        Trouble(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** Clients send more requests, or fewer.
     *
     * @param at when
     * @param lasts how long
     * @param factor of the usual rate
     */
    record Surge(Duration at, Duration lasts, double factor) implements Incident {
        public Surge {
            requireNonNull(at, "at");
            requireNonNull(lasts, "lasts");
        }

        @Override
        public String description() {
            return "traffic is " + Spelling.number(factor) + " times the usual";
        }
    }

    /**
     * Every pod is replaced by a new one.
     *
     * @param at when
     * @param strategy in which order
     * @param maxSurge pods above the desired number, rounded up
     * @param maxUnavailable pods below the desired number, rounded down
     * @param minReady how long a new pod has to be ready before it counts
     */
    record Rollout(Duration at, Strategy strategy, PodAmount maxSurge, PodAmount maxUnavailable, Duration minReady)
            implements Incident {
        public Rollout {
            requireNonNull(at, "at");
            requireNonNull(strategy, "strategy");
            requireNonNull(maxSurge, "maxSurge");
            requireNonNull(maxUnavailable, "maxUnavailable");
            requireNonNull(minReady, "minReady");
        }

        @Override
        public Duration lasts() {
            return Duration.ZERO;
        }

        @Override
        public String description() {
            return switch (strategy) {
                case ROLLING_UPDATE -> "rolling update, maxSurge " + maxSurge + ", maxUnavailable " + maxUnavailable;
                case IN_PLACE -> "update in place, each new pod after its predecessor has ended";
                case RECREATE -> "Recreate: all pods end, then the new ones start";
            };
        }
    }

    /** The order in which a rollout replaces pods. */
    enum Strategy {
        /** New pods beside old ones, as a Deployment does by default. */
        ROLLING_UPDATE,
        /** A new pod once its predecessor has ended, as a StatefulSet or a DaemonSet does. */
        IN_PLACE,
        /** All new pods once all old ones have ended. */
        RECREATE
    }
}
