/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import java.util.List;

/** Every rule, in the order of the documentation. */
public final class RuleList {
    /* What the API server rejects, what the numbers do, what is probed, how a pod stops, what the options add. */
    private static final List<Rule> ALL = List.of(
            new MisspelledProbe(),
            new UnknownProbeField(),
            new UnknownLifecycleField(),
            new DuplicateProbeField(),
            new ProbeFieldType(),
            new ProbeNumberOutOfRange(),
            new ZeroMeansDefault(),
            new SuccessThresholdNotOne(),
            new GracePeriodOnReadiness(),
            new NoHandler(),
            new SeveralHandlers(),
            new IncompleteHandler(),
            new InvalidScheme(),
            new InvalidGrpcMode(),
            new GrpcModeBehindGate(),
            new InvalidPortName(),
            new UndefinedPort(),
            new PortNotDeclared(),
            new ProbeOnInitContainer(),
            new InvalidRestartRule(),
            new TimeoutNotBelowPeriod(),
            new DefaultTimeoutOnJvm(),
            new DefaultTimeoutOnExec(),
            new CommandOutlastsProbe(),
            new RestartSoonerThanPause(),
            new LivenessQuickerThanReadiness(),
            new HastyReadiness(),
            new SlowReadiness(),
            new NoStartupProbe(),
            new InitialDelayAsStartup(),
            new StartupBudgetTooSmall(),
            new StartupOnReadinessPath(),
            new ExecOnShortPeriod(),
            new LivenessOnReadinessPath(),
            new LivenessReadsDependencies(),
            new LivenessSameAsReadiness(),
            new ProbeCannotFail(),
            new LivenessWithoutRestart(),
            new NoReadiness(),
            new TcpWhereHttpExists(),
            new HostSet(),
            new SchemeAgainstPort(),
            new OneReplicaBehindSharedCheck(),
            new GraceWithinDrain(),
            new LongGraceOnLiveness(),
            new NoDrain(),
            new AllPodsAtOnce(),
            new BudgetBlocksDrain(),
            new BudgetKeepsBrokenPods(),
            new CheckOutlastsProbe(),
            new ProbeNotServed(),
            new DetectionBeyondObjective(),
            new RecoveryBeyondObjective(),
            new SuppressionWithoutReason());

    private RuleList() {}

    /** All of them. */
    public static List<Rule> all() {
        return ALL;
    }
}
