/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files of a Linux system, as the kernel shows them, in a folder of the test's own. */
class HostMemoryTest {
    @TempDir
    private Path root;

    private HostMemory memory;

    @BeforeEach
    void machineWith1000KilobytesOf200Used() throws IOException {
        memory = new HostMemory(root.resolve("proc"), root.resolve("cgroup"));
        write("proc/meminfo", "MemTotal:        1000 kB\nMemFree:          100 kB\nMemAvailable:     800 kB\n");
    }

    @Test
    void cachesThatTheKernelGivesBackDoNotCount() throws IOException {
        assertThat(memory.read()).isEqualTo(new MemoryReading("host memory", 200 * 1024, 1000 * 1024));
    }

    @Test
    void aControlGroupNearerToItsLimitCounts() throws IOException {
        write("proc/self/cgroup", "0::/pod/app\n");
        write("cgroup/pod/app/memory.max", "1000\n");
        write("cgroup/pod/app/memory.current", "900\n");
        write("cgroup/pod/app/memory.stat", "anon 500\ninactive_file 100\nactive_file 20\nslab_reclaimable 30\n");

        assertThat(memory.read()).isEqualTo(new MemoryReading("control group memory", 750, 1000));
    }

    @Test
    void aControlGroupFarFromItsLimitDoesNot() throws IOException {
        write("proc/self/cgroup", "0::/app\n");
        write("cgroup/app/memory.max", "1000\n");
        write("cgroup/app/memory.current", "100\n");
        write("cgroup/app/memory.stat", "anon 100\n");

        assertThat(memory.read().what()).isEqualTo("host memory");
    }

    @Test
    void theLimitOfAnOuterGroupCountsToo() throws IOException {
        write("proc/self/cgroup", "0::/pod/app\n");
        write("cgroup/pod/app/memory.max", "max\n");
        write("cgroup/pod/app/memory.current", "900\n");
        write("cgroup/pod/app/memory.stat", "anon 900\n");
        write("cgroup/pod/memory.max", "1000\n");
        write("cgroup/pod/memory.current", "950\n");
        write("cgroup/pod/memory.stat", "anon 950\n");

        assertThat(memory.read()).isEqualTo(new MemoryReading("control group memory", 950, 1000));
    }

    @Test
    void aControlGroupOfVersion1Counts() throws IOException {
        write("proc/self/cgroup", "11:cpu,cpuacct:/app\n5:memory:/pod/app\n1:name=systemd:/\n");
        write("cgroup/memory/pod/app/memory.limit_in_bytes", "1000\n");
        write("cgroup/memory/pod/app/memory.usage_in_bytes", "900\n");
        write(
                "cgroup/memory/pod/app/memory.stat",
                "cache 1\ninactive_file 7\ntotal_inactive_file 100\ntotal_active_file 50\n");

        assertThat(memory.read()).isEqualTo(new MemoryReading("control group memory", 750, 1000));
    }

    @Test
    void aContainerSeesItsOwnGroupOfVersion1AtTheRoot() throws IOException {
        write("proc/self/cgroup", "5:memory:/docker/0123456789\n");
        write("cgroup/memory/memory.limit_in_bytes", "1000\n");
        write("cgroup/memory/memory.usage_in_bytes", "990\n");
        write("cgroup/memory/memory.stat", "total_inactive_file 0\n");

        assertThat(memory.read()).isEqualTo(new MemoryReading("control group memory", 990, 1000));
    }

    @Test
    void theNumberForNoLimitInVersion1IsNone() throws IOException {
        write("proc/self/cgroup", "5:memory:/\n");
        write("cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("cgroup/memory/memory.usage_in_bytes", "900\n");
        write("cgroup/memory/memory.stat", "total_inactive_file 0\n");

        assertThat(memory.read().what()).isEqualTo("host memory");
    }

    @Test
    void bothVersionsAtOnceCount() throws IOException {
        write("proc/self/cgroup", "5:memory:/app\n0::/app\n");
        write("cgroup/memory/app/memory.limit_in_bytes", "1000\n");
        write("cgroup/memory/app/memory.usage_in_bytes", "600\n");
        write("cgroup/memory/app/memory.stat", "total_inactive_file 0\n");

        assertThat(memory.read()).isEqualTo(new MemoryReading("control group memory", 600, 1000));
    }

    @Test
    void aContainerSeesItsOwnGroupAtTheRoot() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("cgroup/memory.max", "1000\n");
        write("cgroup/memory.current", "990\n");
        write("cgroup/memory.stat", "anon 990\n");

        assertThat(memory.read()).isEqualTo(new MemoryReading("control group memory", 990, 1000));
    }

    @Test
    void aGroupOutsideOfTheMountIsNotFollowed() throws IOException {
        write("proc/self/cgroup", "0::/../../elsewhere\n");

        assertThat(memory.read().what()).isEqualTo("host memory");
    }

    @Test
    void aSystemWithoutFiguresIsAnError() throws IOException {
        write("proc/meminfo", "MemTotal: lots kB\n");
        assertThatThrownBy(memory::read).isInstanceOf(IOException.class);

        Files.delete(root.resolve("proc/meminfo"));
        assertThatThrownBy(memory::read).isInstanceOf(IOException.class);
        assertThat(memory.supported()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisMachineIsReadable() throws IOException {
        MemoryReading reading = new HostMemory().read();

        assertThat(reading.usedBytes()).isBetween(1L, reading.maxBytes());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
