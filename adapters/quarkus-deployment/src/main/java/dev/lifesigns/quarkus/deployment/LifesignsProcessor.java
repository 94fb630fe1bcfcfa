/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.quarkus.deployment;

import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.quarkus.DrainListener;
import dev.lifesigns.quarkus.LifesignsRecorder;
import dev.lifesigns.smallrye.CheckBeans;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.smallrye.health.deployment.SmallRyeHealthActive;
import io.smallrye.health.api.AsyncHealthCheck;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;

/** What the extension adds to the build of an application whose SmallRye Health is switched on. */
@BuildSteps(onlyIf = SmallRyeHealthActive.class)
class LifesignsProcessor {
    private static final DotName CHECK = DotName.createSimple(HealthCheck.class);
    private static final DotName ASYNC_CHECK = DotName.createSimple(AsyncHealthCheck.class);

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("lifesigns");
    }

    @BuildStep
    AdditionalBeanBuildItem engine() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses("dev.lifesigns.smallrye.SmallRyeEngine", "dev.lifesigns.smallrye.EngineHealthReporter")
                .setUnremovable()
                .build();
    }

    /** Each run of a check looks for the one, and the start for the other, which Quarkus does not see. */
    @BuildStep
    UnremovableBeanBuildItem lookedUp() {
        return UnremovableBeanBuildItem.beanTypes(RequestContextController.class, BridgePolicies.class);
    }

    @BuildStep
    ShutdownListenerBuildItem drain() {
        return new ShutdownListenerBuildItem(new DrainListener());
    }

    /** CDI as Quarkus has it does not show at run time which method or field produces a bean. */
    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem checkBeans(LifesignsRecorder recorder, BeanDiscoveryFinishedBuildItem beans) {
        Map<String, String> producers = new TreeMap<>();
        beans.beanStream()
                .producers()
                .filter(bean -> bean.hasType(CHECK) || bean.hasType(ASYNC_CHECK))
                .forEach(bean -> producers.put(bean.getIdentifier(), member(bean)));
        return SyntheticBeanBuildItem.configure(CheckBeans.class)
                .scope(Singleton.class)
                .unremovable()
                .runtimeValue(recorder.checkBeans(producers))
                .done();
    }

    private static String member(BeanInfo producer) {
        AnnotationTarget target = producer.getTarget().orElseThrow();
        return target.kind() == AnnotationTarget.Kind.METHOD
                ? target.asMethod().name()
                : target.asField().name();
    }
}
