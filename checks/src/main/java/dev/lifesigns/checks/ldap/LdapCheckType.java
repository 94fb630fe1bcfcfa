/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.internal.ServerOptions;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.util.List;
import java.util.Map;

/** {@code type: ldap}. */
public final class LdapCheckType implements CheckType {
    static final Option<Integer> PORT = ServerOptions.port(389);
    static final Option<String> BIND_DN =
            Option.text("bindDn", "The entry to log in as, with password; by default the client is anonymous.");
    static final Option<String> PASSWORD = Option.secret("password", "The password of bindDn.");
    static final Option<String> BASE =
            Option.text("base", "An entry that must be there, such as 'dc=example,dc=com'; by default the root DSE.");
    static final Option<Boolean> START_TLS = Option.flag(
                    "startTls", "Whether the connection is encrypted after StartTLS, which the server must offer.")
            .withDefault(false);

    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public String summary() {
        return "An LDAP server admits a client and has an entry, over one persistent connection.";
    }

    @Override
    public List<Option<?>> options() {
        return ServerOptions.with(PORT, BIND_DN, PASSWORD, BASE, START_TLS, ServerOptions.TLS);
    }

    @Override
    public Map<Option<?>, String> warnings(OptionValues values) {
        return TlsOptions.warnings(values);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        LdapCheck.Builder builder = ServerOptions.builder(values, PORT, LdapCheck::builder);
        ServerOptions.credentials(values, BIND_DN, PASSWORD, builder::bind);
        boolean startTls = values.get(START_TLS);
        boolean tls = values.get(ServerOptions.TLS);
        TlsDemand demand = ServerOptions.tls(values, startTls || tls, "startTls: true or tls: true");
        OptionMapping.apply(values, BASE, builder::base);
        builder.startTls(startTls ? demand : null).tls(tls ? demand : null);
        return OptionMapping.build(START_TLS, builder::build);
    }
}
