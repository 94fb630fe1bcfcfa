/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import java.util.List;

/** Every rule that there is. */
public final class Rules {
    /* What the API server refuses, what the numbers do, what is resolved, how a pod leaves, what was told beside. */
    private static final List<Rule> ALL = List.of(
            new MisspeltProbe(),
            new UnknownProbeField(),
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
            new InvalidPortName(),
            new UndefinedPort(),
            new PortNotDeclared(),
            new ProbeOnInitContainer(),
            new TimeoutNotBelowPeriod(),
            new DefaultTimeoutOnJvm(),
            new RestartSoonerThanPause(),
            new LivenessQuickerThanReadiness(),
            new NoStartupProbe(),
            new InitialDelayAsStartup(),
            new StartupBudgetTooSmall(),
            new ExecOnShortPeriod(),
            new LivenessOnReadinessPath(),
            new LivenessReadsDependencies(),
            new LivenessSameAsReadiness(),
            new NoReadiness(),
            new TcpWhereHttpExists(),
            new HostSet(),
            new SchemeAgainstPort(),
            new OneReplicaBehindSharedCheck(),
            new GraceWithinDrain(),
            new NoDrain(),
            new CheckOutlastsProbe(),
            new ProbeNotServed(),
            new DetectionBeyondObjective(),
            new RecoveryBeyondObjective(),
            new SuppressionWithoutReason());

    private Rules() {}

    static List<Rule> all() {
        return ALL;
    }

    /** What a person is told of each rule, in the order of the documentation. */
    public static List<RuleText> texts() {
        return ALL.stream().map(Rule::text).toList();
    }
}
