/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** An application that Spring processes ahead of time, as for a native image. */
@CompileWithForkedClassLoader
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AheadOfTimeTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        @Bean
        @LifesignsPolicy(period = "1m", critical = false)
        HealthIndicator ledger() {
            return () -> Health.up().build();
        }
    }

    @Test
    void whatWasGeneratedRunsInTheEngine() {
        TestGenerationContext generated = new TestGenerationContext(Shop.class);
        AnnotationConfigApplicationContext shop = new AnnotationConfigApplicationContext();
        shop.register(Shop.class);
        ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(shop, generated);
        generated.writeGeneratedContent();
        assertHinted(generated.getRuntimeHints());

        TestCompiler.forSystem().with(generated).compile(compiled -> {
            @SuppressWarnings("unchecked") // the generator makes no other
            ApplicationContextInitializer<GenericApplicationContext> initialize =
                    compiled.getInstance(ApplicationContextInitializer.class, initializer.toString());
            try (GenericApplicationContext application = new GenericApplicationContext()) {
                initialize.initialize(application);
                application.refresh();
                CheckSnapshot ledger =
                        application.getBean(HealthChecker.class).snapshot().check("ledger");
                assertThat(ledger).isNotNull();
                assertThat(ledger.status()).isEqualTo(CheckStatus.UP);
                assertThat(ledger.critical())
                        .as("critical, as the annotation says")
                        .isFalse();
            }
        });
    }

    private static void assertHinted(RuntimeHints hints) {
        assertThat(RuntimeHintsPredicates.reflection().onType(LifesignsProperties.class))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(PolicyProperties.class))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(LifesignsPolicy.class))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(LifesignsPolicy.class))
                .accepts(hints);
    }
}
