/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.systemd;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Command;
import dev.lifesigns.checks.internal.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a unit of systemd is active: a service, a socket, a timer, a mount. Immutable and thread-safe.
 *
 * <p>It runs {@code systemctl show}, which needs no rights. Active and reloading are up, starting and being maintained are degraded;
 * waiting for a restart, inactive, and failed are down, as is a unit that does not exist. All are {@link ErrorKind#FAILED}.
 * Details: {@code unit}, {@code active_state}, {@code sub_state}, {@code result}, {@code restarts}.
 *
 * <pre>{@code
 * HealthCheck nginx = SystemdCheck.of("nginx.service");
 * }</pre>
 */
public final class SystemdCheck implements HealthCheck {
    private static final List<Path> SYSTEMCTL = List.of(Path.of("/usr/bin/systemctl"), Path.of("/bin/systemctl"));
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}");

    private final String unit;
    private final boolean inactiveAllowed;
    private final Command command;

    private SystemdCheck(Builder builder, Path systemctl) {
        this.unit = builder.unit;
        this.inactiveAllowed = builder.inactiveAllowed;
        this.command = new Command(
                List.of(
                        systemctl.toString(),
                        "show",
                        "--property=LoadState,ActiveState,SubState,Result,NRestarts",
                        "--",
                        unit),
                Map.of("LC_ALL", "C"),
                null);
    }

    /**
     * Checks this unit with the defaults.
     *
     * @throws IllegalArgumentException if that is not the name of a unit
     */
    public static SystemdCheck of(String unit) {
        return builder(unit).build();
    }

    /**
     * A builder for the check of this unit; a name without a suffix is that of a service.
     *
     * @throws IllegalArgumentException if that is not the name of a unit
     */
    public static Builder builder(String unit) {
        return new Builder(requireNonNull(unit, "SystemdCheck.builder: unit is null"));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        try {
            Command.Ended ended = command.run(deadline);
            if (ended.exit() != 0) {
                return CheckResult.down("systemctl: exit code " + ended.exit()
                        + " (expected: a machine that systemd manages, and a user that its bus knows): "
                        + Secrets.none().clean(ended.errors()));
            }
            Map<String, String> properties = properties(ended.text());
            return judge(properties).withDetails(details(properties));
        } catch (Command.TooSlowException e) {
            return CheckResult.down(ErrorKind.TIMEOUT, "systemctl: " + e.getMessage() + ", and killed");
        } catch (IOException e) {
            return CheckResult.down("systemctl: cannot be run (expected: a machine that systemd manages)");
        }
    }

    @Override
    public CheckScope scope() {
        return CheckScope.HOST;
    }

    private CheckResult judge(Map<String, String> properties) {
        String load = properties.getOrDefault("LoadState", "");
        String active = properties.getOrDefault("ActiveState", "");
        String sub = properties.getOrDefault("SubState", "");
        String found = "unit: " + unit + ": " + active + " (" + sub + ")";
        return switch (active) {
            case "active", "reloading", "refreshing" -> CheckResult.up();
            case "activating" ->
                sub.startsWith("auto-restart")
                        ? CheckResult.down(found + " (expected: active, not failing and started again)")
                        : CheckResult.degraded(found + " (expected: active)");
            case "maintenance" -> CheckResult.degraded(found + " (expected: active)");
            case "inactive" ->
                load.equals("loaded") && inactiveAllowed && succeeded(properties)
                        ? CheckResult.up()
                        : CheckResult.down(
                                load.equals("loaded")
                                        ? found + " (expected: active)"
                                        : "unit: " + unit + ": " + load + " (expected: a loaded unit)");
            default -> CheckResult.down(found + ", " + properties.get("Result") + " (expected: active)");
        };
    }

    private static boolean succeeded(Map<String, String> properties) {
        return properties.getOrDefault("Result", "success").equals("success");
    }

    private Map<String, Object> details(Map<String, String> properties) {
        Map<String, Object> details = new HashMap<>();
        details.put("unit", unit);
        put(details, "active_state", properties.get("ActiveState"));
        put(details, "sub_state", properties.get("SubState"));
        put(details, "result", properties.get("Result"));
        put(details, "restarts", properties.get("NRestarts"));
        return details;
    }

    private static void put(Map<String, Object> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value.matches("\\d{1,9}") ? (Object) Integer.valueOf(value) : value);
        }
    }

    private static Map<String, String> properties(String printed) {
        Map<String, String> properties = new HashMap<>();
        for (String line : printed.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return properties;
    }

    /** Collects what is expected of the unit. Not thread-safe. */
    public static final class Builder {
        private final String unit;
        private boolean inactiveAllowed;

        private Builder(String unit) {
            if (!UNIT.matcher(unit).matches()) {
                throw new IllegalArgumentException(
                        "unit: " + unit + " (expected: the name of a unit, such as nginx.service)");
            }
            this.unit = unit;
        }

        /** A unit that is inactive is up if its last run was successful, as that of a job which a timer starts. */
        @CanIgnoreReturnValue
        public Builder allowInactive() {
            this.inactiveAllowed = true;
            return this;
        }

        /** The check. */
        public SystemdCheck build() {
            return build(
                    SYSTEMCTL.stream().filter(Files::isExecutable).findFirst().orElse(SYSTEMCTL.get(0)));
        }

        SystemdCheck build(Path systemctl) {
            return new SystemdCheck(this, systemctl);
        }
    }
}
