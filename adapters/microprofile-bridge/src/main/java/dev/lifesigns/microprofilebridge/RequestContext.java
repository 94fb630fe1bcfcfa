/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/** A CDI request context where there is no request. */
public final class RequestContext {
    private RequestContext() {}

    /** Some work that is done in one. */
    @FunctionalInterface
    public interface Work<R extends @Nullable Object, E extends Exception> {
        /** Does it. */
        R run() throws E;
    }

    /** Runs this on the calling thread: in the request context that is active there, else in one that ends with it. */
    public static <R extends @Nullable Object, E extends Exception> R call(BeanManager beans, Work<R, E> work)
            throws E {
        Instance<RequestContextController> controllers = beans.createInstance().select(RequestContextController.class);
        RequestContextController request = controllers.get();
        boolean activated = request.activate();
        try {
            return work.run();
        } finally {
            if (activated) {
                request.deactivate();
            }
            controllers.destroy(request);
        }
    }
}
