/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package on a machine that systemd manages. */
@TestInstance(Lifecycle.PER_CLASS)
class SystemdIT {
    private static final String UNIT = "lifesigns.service";
    private static final String CONFIGURATION = "/etc/lifesigns/lifesigns.yaml";
    private static final String DROP_IN = "/etc/systemd/system/lifesigns.service.d/test.conf";
    private static final String DEB = "/root/lifesigns.deb";

    private BootedSystemd machine;
    private String configuration;

    @BeforeAll
    void installPackage(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Command.exists("dpkg-deb"), "dpkg-deb is not installed");
        machine = BootedSystemd.boot(folder);
        Packages.runtime();
        machine.copy(Packages.make("deb"), DEB);
        machine.run("dpkg", "--install", "--force-depends", DEB).succeeded();
        configuration = """
                server: {port: %d, drainDelay: 100ms}
                checks:
                  bus: {type: systemd, unit: dbus.service}
                """.formatted(freePort());
    }

    @AfterAll
    void stopMachine() throws InterruptedException {
        if (machine != null) {
            machine.close();
        }
    }

    @BeforeEach
    void stopService() throws IOException, InterruptedException {
        machine.run("systemctl", "stop", UNIT).succeeded();
        machine.run("systemctl", "reset-failed").succeeded();
        machine.run("systemctl", "start", "dbus.service").succeeded();
        machine.write(CONFIGURATION, configuration);
    }

    @Test
    void isReadyOnceStartedReloadsAndEndsInOrder() throws IOException, InterruptedException {
        machine.run("systemctl", "start", UNIT).succeeded();
        assertThat(machine.show("StatusText", UNIT)).isEqualTo("readiness up; 1 check up");
        assertThat(machine.show("User", UNIT)).isEqualTo("lifesigns");
        String process = machine.show("MainPID", UNIT);

        machine.write(CONFIGURATION, configuration + "  none: {type: systemd, unit: none.service}\n");
        machine.run("systemctl", "reload", UNIT).succeeded();
        machine.await(
                "the new check is down",
                "readiness down; none down",
                "systemctl",
                "show",
                "--property=StatusText",
                UNIT);
        assertThat(machine.show("MainPID", UNIT)).isEqualTo(process);

        machine.run("systemctl", "stop", UNIT).succeeded();
        assertThat(machine.show("Result", UNIT)).isEqualTo("success");
    }

    @Test
    void aReloadDuringTheStartDoesNotEndIt() throws IOException, InterruptedException {
        machine.run("systemctl", "start", "--no-block", UNIT).succeeded();
        machine.run("systemctl", "reload", UNIT);

        machine.run("systemctl", "start", UNIT).succeeded();

        assertThat(machine.show("StatusText", UNIT)).isEqualTo("readiness up; 1 check up");
        assertThat(machine.show("NRestarts", UNIT)).isEqualTo("0");
    }

    @Test
    void isRestartedByTheWatchdogIfItIsFrozen() throws IOException, InterruptedException {
        machine.write(DROP_IN, "[Service]\nWatchdogSec=2s\n");
        machine.run("systemctl", "daemon-reload").succeeded();
        machine.run("systemctl", "start", UNIT).succeeded();

        machine.run("systemctl", "kill", "--signal=STOP", UNIT).succeeded();

        machine.await("it was restarted", "NRestarts=1", "systemctl", "show", "--property=NRestarts", UNIT);
        machine.run("rm", DROP_IN).succeeded();
        machine.run("systemctl", "daemon-reload").succeeded();
    }

    @Test
    void aRefusedConfigurationIsNotTriedAgain() throws IOException, InterruptedException {
        machine.write(CONFIGURATION, "checks: {a: {type: nothing}}\n");

        assertThat(machine.run("systemctl", "start", UNIT).exitCode()).isNotZero();

        assertThat(machine.show("ActiveState", UNIT)).isEqualTo("failed");
        assertThat(machine.show("ExecMainStatus", UNIT)).isEqualTo("2");
        assertThat(machine.show("NRestarts", UNIT)).isEqualTo("0");
    }

    @Test
    void isNotStartedByItsInstallationAndGoneOncePurged() throws IOException, InterruptedException {
        assertThat(machine.show("ActiveState", UNIT)).isEqualTo("inactive");
        machine.run("systemctl", "enable", "--now", UNIT).succeeded();

        machine.run("dpkg", "--purge", "lifesigns").succeeded();

        assertThat(machine.show("LoadState", UNIT)).isEqualTo("not-found");
        assertThat(machine.file(CONFIGURATION)).doesNotExist();
        machine.run("dpkg", "--install", "--force-depends", DEB).succeeded();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
