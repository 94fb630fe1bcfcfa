/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.checks.internal.KeptConnection.Lease;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptConnectionTest {
    private static final Set<InetAddress> UNKNOWN = Set.of();

    private final List<String> closed = new ArrayList<>();
    private long nanos;
    private final KeptConnection<String> kept = new KeptConnection<>(closed::add, () -> nanos);

    @Test
    void connectionIsUsedAgain() {
        kept.keep(kept.opened("one", UNKNOWN));

        assertThat(taken(UNKNOWN)).isEqualTo("one");
        assertThat(taken(UNKNOWN)).as("it is lent").isNull();
        assertThat(closed).isEmpty();
    }

    @Test
    void connectionThatHasBeenIdleForLongIsNotTrusted() {
        kept.keep(kept.opened("one", UNKNOWN));
        pass(KeptConnection.LONGEST_IDLE);

        assertThat(taken(UNKNOWN)).isNull();
        assertThat(closed).containsExactly("one");
    }

    @Test
    void connectionInUseIsReplacedAtTheEndOfItsLife() {
        Lease<String> lease = kept.opened("one", UNKNOWN);
        Duration step = KeptConnection.LONGEST_IDLE.dividedBy(2);
        for (Duration age = step; age.compareTo(KeptConnection.LONGEST_LIFE) < 0; age = age.plus(step)) {
            kept.keep(lease);
            pass(step);
            assertThat(taken(UNKNOWN)).as("after %s", age).isEqualTo("one");
        }
        kept.keep(lease);
        pass(step);

        assertThat(taken(UNKNOWN)).isNull();
        assertThat(closed).containsExactly("one");
    }

    @Test
    void connectionIsReplacedWhenItsNameHasMoved() throws Exception {
        kept.keep(kept.opened("one", addresses(1, 2)));
        assertThat(taken(addresses(2, 3))).isEqualTo("one");

        kept.keep(kept.opened("two", addresses(1, 2)));
        assertThat(taken(addresses(3))).isNull();
        assertThat(closed).containsExactly("two");
    }

    @Test
    void nameThatIsUnknownNowIsNoNews() throws Exception {
        kept.keep(kept.opened("one", addresses(1)));
        assertThat(taken(UNKNOWN)).isEqualTo("one");

        kept.keep(kept.opened("two", UNKNOWN));
        assertThat(taken(addresses(1))).isEqualTo("two");
    }

    @Test
    void closingTwiceClosesOnce() {
        kept.keep(kept.opened("one", UNKNOWN));
        kept.close();
        kept.close();

        assertThat(closed).containsExactly("one");
        assertThatThrownBy(() -> kept.take(UNKNOWN)).hasMessage("check: closed (expected: no run after close)");
    }

    @Test
    void connectionThatComesBackAfterCloseIsClosed() {
        Lease<String> lease = kept.opened("one", UNKNOWN);
        kept.close();
        kept.keep(lease);

        assertThat(closed).containsExactly("one");
    }

    private String taken(Set<InetAddress> addresses) {
        Lease<String> lease = kept.take(addresses);
        return lease == null ? null : lease.connection();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static Set<InetAddress> addresses(int... last) throws UnknownHostException {
        Set<InetAddress> addresses = new java.util.HashSet<>();
        for (int number : last) {
            addresses.add(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number}));
        }
        return addresses;
    }
}
