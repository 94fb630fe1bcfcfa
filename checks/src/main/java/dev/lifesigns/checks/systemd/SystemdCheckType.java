/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.systemd;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;

/** {@code type: systemd}. */
public final class SystemdCheckType implements CheckType {
    static final Option<String> UNIT =
            Option.text("unit", "Name of the unit, such as nginx.service.").required();
    static final Option<Boolean> ALLOW_INACTIVE = Option.flag(
                    "allowInactive",
                    "Whether a unit that is inactive is up if its last run was successful, as that of a job which a timer"
                            + " starts.")
            .withDefault(false);

    @Override
    public String name() {
        return "systemd";
    }

    @Override
    public String summary() {
        return "A unit of systemd is active.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(UNIT, ALLOW_INACTIVE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        SystemdCheck.Builder builder = OptionMapping.build(UNIT, () -> SystemdCheck.builder(values.get(UNIT)));
        if (values.get(ALLOW_INACTIVE)) {
            builder.allowInactive();
        }
        return builder.build();
    }
}
