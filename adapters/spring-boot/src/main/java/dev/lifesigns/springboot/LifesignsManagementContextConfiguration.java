/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.HealthEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * Serves the HTTP endpoint of Lifesigns on a separate management port, if there is one. The endpoint itself is a bean of the
 * application, from {@link LifesignsHttpAutoConfiguration}.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean({HealthEndpoint.class, HttpEndpointProperties.class})
@Conditional(OnManagementPort.class)
@Import(HttpEndpointRegistration.class)
final class LifesignsManagementContextConfiguration {}
