/**
 * The suites that adapters pass, over real sockets: {@link dev.lifesigns.contract.HttpAdapterContract} for one that serves the
 * endpoint, and {@link dev.lifesigns.contract.BridgeContract} for one that adopts the checks of a framework.
 */
@NullMarked
package dev.lifesigns.contract;

import org.jspecify.annotations.NullMarked;
