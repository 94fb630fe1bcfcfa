/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/**
 * The instance of a bean that is a check. It is made within the first run, so that a constructor that hangs is a check that hangs; a
 * dependent one is kept until {@link #release}. For runs that do not overlap, each on any thread.
 *
 * @param <T> the type of the check
 */
public final class BeanInstance<T> {
    private final BeanManager beans;
    private final Bean<?> bean;
    private final Class<T> type;

    /* Written by the one run in flight; volatile because the next one is on another thread. */
    private volatile @Nullable CreationalContext<?> context;
    private volatile @Nullable T instance;

    /** The instance that will be made of this bean, which has that type. */
    public BeanInstance(BeanManager beans, Bean<?> bean, Class<T> type) {
        this.beans = requireNonNull(beans, "BeanInstance: beans is null");
        this.bean = requireNonNull(bean, "BeanInstance: bean is null");
        this.type = requireNonNull(type, "BeanInstance: type is null");
    }

    /** A call of a check. */
    @FunctionalInterface
    public interface Question<T, R extends @Nullable Object, E extends Exception> {
        /** Calls the check. */
        R ask(T check) throws E;
    }

    /** The class that declares the bean. */
    public Class<?> beanClass() {
        return bean.getBeanClass();
    }

    /** Asks the instance, in a {@link RequestContext}. */
    public <R extends @Nullable Object, E extends Exception> R call(Question<T, R, E> question) throws E {
        return RequestContext.call(beans, () -> question.ask(instance()));
    }

    private T instance() {
        T known = instance;
        if (known != null) {
            return known;
        }
        CreationalContext<?> creation = beans.createCreationalContext(bean);
        T made = type.cast(beans.getReference(bean, type, creation));
        context = creation;
        instance = made;
        return made;
    }

    /** Lets go of the instance, if it depends on this. */
    public void release() {
        CreationalContext<?> creation = context;
        if (creation != null) {
            creation.release();
        }
    }
}
