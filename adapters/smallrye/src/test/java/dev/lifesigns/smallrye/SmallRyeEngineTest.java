/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.api.Wellness;
import io.smallrye.health.event.SmallRyeHealthStatusChangeEvent;
import io.smallrye.health.registry.HealthRegistries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever SmallRye alone shows, the engine shows, and never waits for it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmallRyeEngineTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private static ScriptedForeignCheck script = ScriptedForeignCheck.up();

    @BeforeEach
    void renew() {
        script = ScriptedForeignCheck.up();
    }

    @AfterEach
    void release() {
        script.release();
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("lifesigns.") || key.startsWith("io.smallrye.health."))
                .forEach(System::clearProperty);
        readAgain();
    }

    private static void set(String key, String value) {
        System.setProperty(key, value);
        readAgain();
    }

    /** The configuration keeps the keys that it has seen first. */
    private static void readAgain() {
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    @Liveness
    @ApplicationScoped
    static class Alive implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("alive")
                    .up()
                    .withData("text", "a \"quoted\" line")
                    .withData("number", 7L)
                    .withData("flag", true)
                    .build();
        }
    }

    @Readiness
    @Startup
    @ApplicationScoped
    static class Throwing implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            throw new IllegalStateException("no such table", new IllegalArgumentException("orders"));
        }
    }

    @Readiness
    @ApplicationScoped
    static class Nothing implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return null;
        }
    }

    @Wellness
    @HealthGroup("stock")
    @ApplicationScoped
    static class Asynchronous implements AsyncHealthCheck {
        @Override
        public Uni<HealthCheckResponse> call() {
            return Uni.createFrom().item(HealthCheckResponse.down("asynchronous"));
        }
    }

    @HealthGroup("stock")
    @HealthGroup("sales")
    @ApplicationScoped
    static class Grouped implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.up("grouped");
        }
    }

    @ApplicationScoped
    static class Producers {
        @Produces
        @Readiness
        @ApplicationScoped
        HealthCheck orders() {
            return () -> HealthCheckResponse.up("orders");
        }
    }

    private static final Map<String, Function<SmallRyeHealthReporter, SmallRyeHealth>> QUESTIONS = Map.of(
            "all", SmallRyeHealthReporter::getHealth,
            "live", SmallRyeHealthReporter::getLiveness,
            "ready", SmallRyeHealthReporter::getReadiness,
            "started", SmallRyeHealthReporter::getStartup,
            "well", SmallRyeHealthReporter::getWellness,
            "groups", SmallRyeHealthReporter::getHealthGroups,
            "stock", reporter -> reporter.getHealthGroup("stock"),
            "sales", reporter -> reporter.getHealthGroup("sales"),
            "unknown", reporter -> reporter.getHealthGroup("unknown"));

    private static final Class<?>[] BEANS = {
        Alive.class, Throwing.class, Nothing.class, Asynchronous.class, Grouped.class, Producers.class
    };

    private static void looksTheSame(Class<?>... beans) {
        HealthRegistries.getRegistry(HealthType.LIVENESS).register("by-code", () -> HealthCheckResponse.up("by-code"));
        try (SmallRyeApplication alone = SmallRyeApplication.alone(beans);
                SmallRyeApplication ours = SmallRyeApplication.withUs(beans)) {
            QUESTIONS.forEach((name, question) -> {
                SmallRyeHealth expected = question.apply(alone.reporter());
                SmallRyeHealth shown = question.apply(ours.reporter());
                assertThat(shown.getStatus()).as(name).isEqualTo(expected.getStatus());
                assertThat(SmallRyeApplication.checks(shown)).as(name).isEqualTo(SmallRyeApplication.checks(expected));
                assertThat(shown.getPayload().keySet())
                        .isEqualTo(expected.getPayload().keySet());
            });
        } finally {
            HealthRegistries.getRegistry(HealthType.LIVENESS).remove("by-code");
        }
    }

    @Test
    void answersLookAsTheyDidWithoutUs() {
        looksTheSame(BEANS);
    }

    @Test
    void answersLookAsTheyDidWithADefaultGroup() {
        set("io.smallrye.health.defaultHealthGroup", "stock");
        // without what is produced, which SmallRye alone fails to get there
        looksTheSame(Alive.class, Throwing.class, Nothing.class, Asynchronous.class, Grouped.class);
    }

    @Test
    void answersLookAsTheyDidWithOtherSettings() {
        set("io.smallrye.health.check." + Alive.class.getName() + ".enabled", "false");
        set("io.smallrye.health.emptyChecksOutcome", "DOWN");
        set("io.smallrye.health.additional.property.version", "7");
        set("io.smallrye.health.uncheckedExceptionDataStyle", "none");
        looksTheSame(BEANS);
    }

    @Test
    void checkThatIsSwitchedOffIsNotRun() {
        set("io.smallrye.health.check." + Alive.class.getName() + ".enabled", "false");
        try (SmallRyeApplication application = SmallRyeApplication.withUs(Alive.class, Producers.class)) {
            assertThat(application.engine().health().handle("alive")).isNull();
            assertThat(application.engine().health().handle("orders")).isNotNull();
            application.reporter().setHealthChecksConfigs(Map.of(Alive.class.getName(), true));
            assertThat(application.engine().health().handle("alive")).isNotNull();
        }
    }

    @Liveness
    @Dependent
    static class HangingConstructor implements HealthCheck {
        HangingConstructor() {
            new Scripted("constructor", script).call();
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.up("constructor");
        }
    }

    @Readiness
    @ApplicationScoped
    static class AsynchronousScript implements AsyncHealthCheck {
        @Override
        public Uni<HealthCheckResponse> call() {
            return script.runs() == 0
                    ? Uni.createFrom().item(new Scripted("script", script)::call)
                    : Uni.createFrom().nothing();
        }
    }

    /** SmallRye alone creates a dependent bean for each request. */
    @Test
    void constructorThatHangsHangsNoQuestion() throws Exception {
        set("lifesigns.startup-wait", "10ms");
        set("lifesigns.defaults.period", "200ms");
        set("lifesigns.defaults.timeout", "150ms");
        script.hangs();
        try (SmallRyeApplication application = SmallRyeApplication.withUs(HangingConstructor.class)) {
            awaitError(application, SmallRyeHealthReporter::getLiveness, "HangingConstructor", "stuck");
            assertThat(script.mostInFlight()).isEqualTo(1);
            script.release();
        }
    }

    @Test
    void asynchronousCheckThatNeverAnswersIsDown() throws Exception {
        set("lifesigns.defaults.period", "200ms");
        set("lifesigns.defaults.timeout", "150ms");
        try (SmallRyeApplication application = SmallRyeApplication.withUs(AsynchronousScript.class)) {
            awaitError(application, SmallRyeHealthReporter::getReadiness, "script", "timeout");
        }
    }

    private static void awaitError(
            SmallRyeApplication application,
            Function<SmallRyeHealthReporter, SmallRyeHealth> question,
            String name,
            String error)
            throws InterruptedException {
        long end = System.nanoTime() + GENEROUS.toNanos();
        String shown = "";
        while (!shown.contains("\"error\":\"" + error + "\"")) {
            assertThat(System.nanoTime()).as(shown).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
            shown = SmallRyeApplication.check(question.apply(application.reporter()), name)
                    .toString();
        }
    }

    @Test
    void checkThatIsRemovedFromItsRegistryLeavesTheEngine() {
        try (SmallRyeApplication application = SmallRyeApplication.withUs(Alive.class)) {
            HealthRegistries.getRegistry(HealthType.WELLNESS).register("late", () -> HealthCheckResponse.up("cache"));
            application.reporter().getWellness();
            assertThat(application.engine().health().handle("late")).isNotNull();
            application.engine().health().runAll(GENEROUS);
            assertThat(SmallRyeApplication.checks(application.reporter().getWellness()))
                    .containsExactly("{\"name\":\"cache\",\"status\":\"UP\"}");
            HealthRegistries.getRegistry(HealthType.WELLNESS).remove("late");
            assertThat(SmallRyeApplication.checks(application.reporter().getWellness()))
                    .isEmpty();
            assertThat(application.engine().health().handle("late")).isNull();
        }
    }

    @Test
    void checkMayBeAddedToTheReporter() {
        try (SmallRyeApplication application = SmallRyeApplication.withUs(Alive.class)) {
            Alive added = new Alive();
            application.reporter().addHealthCheck(added);
            application.engine().health().runAll(GENEROUS);
            assertThat(SmallRyeApplication.checks(application.reporter().getReadiness()))
                    .hasSize(1);
            application.reporter().removeHealthCheck(added);
            assertThat(SmallRyeApplication.checks(application.reporter().getReadiness()))
                    .isEmpty();
        }
    }

    @ApplicationScoped
    static class Observer {
        private final BlockingQueue<SmallRyeHealthStatusChangeEvent> events = new LinkedBlockingQueue<>();

        void ready(@Observes @Readiness SmallRyeHealthStatusChangeEvent event) {
            events.add(event);
        }

        void whole(@Observes @Default SmallRyeHealthStatusChangeEvent event) {
            events.add(event);
        }

        BlockingQueue<SmallRyeHealthStatusChangeEvent> events() {
            return events;
        }
    }

    @Readiness
    @ApplicationScoped
    static class Switching implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return new Scripted("switching", script).call();
        }
    }

    @Test
    void eventComesWithTheChangeAndWithoutAQuestion() throws Exception {
        try (SmallRyeApplication application = SmallRyeApplication.withUs(Switching.class, Observer.class)) {
            script.returns(CheckStatus.DOWN);
            application.engine().health().runAll(GENEROUS);
            Observer observer = application.bean(Observer.class);
            SmallRyeHealthStatusChangeEvent ready = observer.events().poll(60, TimeUnit.SECONDS);
            assertThat(ready.healthType()).isEqualTo(HealthType.READINESS);
            assertThat(ready.health().isDown()).isTrue();
            SmallRyeHealthStatusChangeEvent whole = observer.events().poll(60, TimeUnit.SECONDS);
            assertThat(whole.healthType()).isNull();
            assertThat(whole.health().isDown()).isTrue();
        }
    }

    @Test
    void invalidConfigurationFailsTheDeployment() {
        set("lifesigns.checks.alive.timeout", "1h");
        assertThatThrownBy(() -> SmallRyeApplication.withUs(Alive.class))
                .hasStackTraceContaining("lifesigns.checks.Alive.");
    }

    @Test
    void engineIsDrainedAndClosedWithTheContainer() {
        SmallRyeApplication application = SmallRyeApplication.withUs(Alive.class);
        SmallRyeEngine engine = application.engine();
        assertThat(engine.health().status("startup").passing()).isTrue();
        assertThat(engine.health().status("readiness").passing()).isTrue();
        application.close();
        assertThat(engine.health().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }
}
