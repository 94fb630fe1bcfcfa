/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import dev.lifesigns.bridge.ForeignCheck;
import dev.lifesigns.contract.AdoptingApplication.Setup;
import dev.lifesigns.contract.SmallFramework.Word;
import java.util.concurrent.CompletableFuture;

/** The same with checks that give stages. */
class SmallAsyncFrameworkBridgeTest extends BridgeContract {
    @Override
    protected AdoptingApplication start(Setup setup) {
        return new SmallFrameworkBridgeTest.Application(setup, SmallAsyncFrameworkBridgeTest::async);
    }

    private static ForeignCheck<Word> async(ScriptedForeignCheck check) {
        return ForeignCheck.async(deadline -> asked(check));
    }

    private static CompletableFuture<Word> asked(ScriptedForeignCheck check) {
        CompletableFuture<Word> answer = new CompletableFuture<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(SmallFrameworkBridgeTest.word(check));
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        return answer;
    }
}
