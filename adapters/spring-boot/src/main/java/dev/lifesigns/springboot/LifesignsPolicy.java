/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy of a health contributor, on its class or on the {@code @Bean} method that makes it. What is set in
 * {@code lifesigns.checks} overrides it. That of a composite is its children's.
 *
 * <pre>{@code
 * @Component
 * @LifesignsPolicy(period = "1m", timeout = "20s")
 * class LedgerHealthIndicator implements HealthIndicator { … }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LifesignsPolicy {
    /** The time between runs, as in properties: {@code 30s}, {@code 2m}. Empty is not set, and so for all of them. */
    String period() default "";

    /** The time limit of one run. */
    String timeout() default "";

    /** Age after which a result no longer counts. */
    String staleAfter() default "";

    /** Failures in a row that make it down; 0 is not set. */
    int failureThreshold() default 0;

    /** Successes in a row that make it up again; 0 is not set. */
    int successThreshold() default 0;

    /** Whether its failure fails the engine's own probes, or only degrades them. Boot's answers do not depend on it. */
    boolean critical() default true;
}
