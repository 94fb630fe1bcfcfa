/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

/**
 * A configuration that has a section for Lifesigns.
 *
 * <pre>{@code
 * public class ShopConfiguration extends Configuration implements LifesignsConfigured {
 *     @Valid @NotNull @JsonProperty
 *     private LifesignsFactory lifesigns = LifesignsFactory.DEFAULT;
 *
 *     @Override
 *     public LifesignsFactory getLifesigns() {
 *         return lifesigns;
 *     }
 * }
 * }</pre>
 */
public interface LifesignsConfigured {
    /** What is configured. */
    LifesignsFactory getLifesigns();
}
