/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Handles SIGTERM and SIGINT.
 *
 * <p>A shutdown hook cannot do what is promised: the exit code would be 143, and a second signal would not be noticed.
 * The only class of the JDK that can, {@code sun.misc.Signal}, is called by reflection, because {@code --release} hides
 * it.
 */
final class Signals {
    private Signals() {}

    /**
     * Calls back on each signal, on a thread of the JVM. On a platform without these signals, nothing happens and the
     * JVM exits as usual.
     */
    static void onTermination(Runnable callback) {
        on(callback, "TERM", "INT");
    }

    /** Same, for the signal that asks a daemon to read its configuration again. It never ends the process. */
    static void onHangup(Runnable callback) {
        on(callback, "HUP");
    }

    private static void on(Runnable callback, String... names) {
        for (String name : names) {
            try {
                handle(name, callback);
            } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
                System.getLogger("lifesigns")
                        .log(System.Logger.Level.DEBUG, "signal {0} is not available on this platform", name);
            }
        }
    }

    private static void handle(String name, Runnable callback) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler call = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(callback, arguments);
            }
            callback.run();
            return null;
        };
        Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, call);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }
}
