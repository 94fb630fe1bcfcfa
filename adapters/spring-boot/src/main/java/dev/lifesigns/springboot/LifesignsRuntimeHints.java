/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image has to keep beside what Spring finds by itself: {@link LifesignsPolicy} is read by reflection. */
final class LifesignsRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.reflection().registerType(LifesignsPolicy.class, MemberCategory.INVOKE_DECLARED_METHODS);
        hints.proxies().registerJdkProxy(LifesignsPolicy.class);
    }
}
