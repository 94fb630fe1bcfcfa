/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** As little of a framework as has checks: they are called by name, and answer a word. */
final class SmallFramework {
    private final Map<String, Callable<Word>> checks = new ConcurrentHashMap<>();

    /** What a check answers. */
    record Word(boolean fine, String text) {}

    void register(String name, Callable<Word> check) {
        checks.put(name, check);
    }

    void unregister(String name) {
        checks.remove(name);
    }

    Word ask(String name) throws Exception {
        return checks.get(name).call();
    }
}
