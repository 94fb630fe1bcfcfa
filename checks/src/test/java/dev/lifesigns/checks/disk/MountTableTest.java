/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountTableTest {
    private static final MountTable TABLE = MountTable.parse(List.of(
            "22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro",
            "30 22 0:25 / /broken rw,relatime shared:2 - ext4 /dev/vdb ro",
            "31 22 0:26 / /bound/one ro,relatime - ext4 /dev/vdb rw",
            "32 22 0:27 / /with\\040space rw master:3 propagate_from:2 - tmpfs tmpfs rw",
            "33 22 0:28 / /covered ro - tmpfs tmpfs ro",
            "34 22 0:29 / /covered rw - tmpfs tmpfs rw",
            "not a mount"));

    @Test
    void nearestMountDecides() {
        assertThat(TABLE.isReadOnly(Path.of("/nowhere/at/all"))).isFalse();
        assertThat(TABLE.isReadOnly(Path.of("/broken"))).isTrue();
        assertThat(TABLE.isReadOnly(Path.of("/broken/deep/below"))).isTrue();
        assertThat(TABLE.isReadOnly(Path.of("/brokenness"))).isFalse();
        assertThat(TABLE.isReadOnly(Path.of("/bound/one/x"))).isTrue();
        assertThat(TABLE.isReadOnly(Path.of("/bound"))).isFalse();
    }

    @Test
    void lastMountAtAPlaceCoversTheOthers() {
        assertThat(TABLE.isReadOnly(Path.of("/covered/x"))).isFalse();
    }

    @Test
    void onlyTheMountedFolderItselfIsAMountPoint() {
        assertThat(TABLE.isMountPoint(Path.of("/with space"))).isTrue();
        assertThat(TABLE.isMountPoint(Path.of("/with space/x"))).isFalse();
        assertThat(TABLE.isMountPoint(Path.of("/"))).isTrue();
    }
}
