/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.bridge.ForeignFailure;
import dev.lifesigns.bridge.ForeignResults;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.SmallFramework.Word;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The smallest adapter there is keeps the contract, with checks that block. */
class SmallFrameworkBridgeTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) {
        return new Application(setup, SmallFrameworkBridgeTest::blocking);
    }

    /** How the framework's check is brought to the engine. */
    interface Adoption {
        ForeignCheck<Word> of(ScriptedForeignCheck check);
    }

    private static ForeignCheck<Word> blocking(ScriptedForeignCheck check) {
        return ForeignCheck.blocking(deadline -> word(check));
    }

    static Word word(ScriptedForeignCheck check) throws Exception {
        CheckStatus status = check.call();
        return status == null ? null : new Word(status == CheckStatus.UP, "checked");
    }

    /** How its words are read and made. */
    private static final class Words implements ForeignResults<Word> {
        @Override
        public CheckResult read(Word answer) {
            return answer.fine() ? CheckResult.up() : CheckResult.down(answer.text());
        }

        @Override
        public Word failed(ForeignFailure failure) {
            return new Word(false, failure.reason().wireName());
        }
    }

    static final class Application implements AdoptingApplication {
        private final SmallFramework framework = new SmallFramework();
        private final Map<String, AdoptedCheck<Word>> adopted = new ConcurrentHashMap<>();
        private final Adoption adoption;
        private final Bridge<Word> bridge;

        Application(Setup setup, Adoption adoption) {
            this.adoption = adoption;
            HealthChecker health = HealthChecker.builder()
                    .startupTask(Bridge.APPLICATION_READY)
                    .build();
            bridge = Bridge.builder(health, new Words())
                    .policies(setup.policies())
                    .build();
            setup.checks().forEach(this::register);
            setup.inMemory().forEach((name, check) -> adopt(name, ForeignCheck.inMemory(() -> inMemory(check))));
            bridge.start(Duration.ofSeconds(60));
            bridge.ready();
        }

        private static Word inMemory(ScriptedForeignCheck check) {
            try {
                return word(check);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void register(String name, ScriptedForeignCheck check) {
            adopt(name, adoption.of(check));
        }

        private void adopt(String name, ForeignCheck<Word> check) {
            AdoptedCheck<Word> running = bridge.adopt(name, check);
            adopted.put(name, running);
            framework.register(name, running::now);
        }

        @Override
        public void remove(String name) {
            framework.unregister(name);
            adopted.remove(name).remove();
        }

        @Override
        public void reload(BridgePolicies policies) {
            bridge.reload(policies);
        }

        @Override
        public Shown ask(String name) throws Exception {
            Word word = framework.ask(name);
            return new Shown(word.fine(), word.text().equals("checked") ? null : word.text());
        }

        @Override
        public HealthChecker health() {
            return bridge.health();
        }

        @Override
        public void close() {
            bridge.drain();
            bridge.close();
        }
    }
}
