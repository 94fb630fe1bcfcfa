/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeInodesTest {
    @Test
    void numberInTheRowOfGnuAndBusyBoxIsRead() {
        String printed = """
                Filesystem       Inodes  IUsed    IFree IUse% Mounted on
                //server/my share 1310720 123456 1187264   10% /mnt/my share
                """;
        assertThat(FreeInodes.parse(printed)).hasValue(1_187_264);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Filesystem Inodes IUsed IFree IUse% Mounted on\n",
                "Filesystem Inodes IUsed IFree IUse% Mounted on\nbtrfs 0 0 0 0% /data\n",
                "Filesystem Inodes IUsed IFree IUse% Mounted on\nvfat 0 0 0 - /boot\n",
                "Filesystem Inodes IUsed IFree IUse% Mounted on\nnfs - - - - /data\n"
            })
    void fileSystemWithoutALimitHasNone(String printed) {
        assertThat(FreeInodes.parse(printed)).isEmpty();
    }
}
