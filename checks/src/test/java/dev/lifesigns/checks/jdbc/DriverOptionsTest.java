/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Everything that the drivers know today is decided: it is harmless, or it is named here. A property that comes with a
 * new version of a driver fails this test until somebody has decided about it.
 */
class DriverOptionsTest {
    @Test
    void everyPropertyOfPostgresqlIsDecided() throws Exception {
        Set<String> known = new TreeSet<>();
        for (Object property : Class.forName("org.postgresql.PGProperty").getEnumConstants()) {
            known.add(property.getClass().getMethod("getName").invoke(property).toString());
        }

        assertThat(unsafe(DriverFamily.POSTGRESQL, known))
                .containsExactly(
                        "authenticationpluginclassname",
                        "classloaderstrategy",
                        "connectexecutor",
                        "connectexecutorarg",
                        "jaasapplicationname",
                        "jaaslogin",
                        "loggerfile",
                        "replication",
                        "service",
                        "socketfactory",
                        "socketfactoryarg",
                        "sslfactoryarg",
                        "sslhostnameverifier",
                        "sslpasswordcallback",
                        "xmlfactoryfactory");
    }

    @Test
    void everyPropertyOfMysqlIsDecided() throws Exception {
        Class<?> type = Class.forName("com.mysql.cj.conf.PropertyKey");
        Set<String> known = new TreeSet<>();
        for (Object property : type.getEnumConstants()) {
            String name = type.getMethod("getKeyName").invoke(property).toString();
            if (!name.startsWith("xdevapi.")) {
                known.add(name);
            }
        }

        assertThat(unsafe(DriverFamily.MYSQL, known))
                .containsExactly(
                        "allowloadlocalinfileinpath",
                        "authenticationopenidconnectcallbackhandler",
                        "authenticationplugins",
                        "authenticationwebauthncallbackhandler",
                        "autogeneratetestcasescript",
                        "autoslowlog",
                        "clientinfoprovider",
                        "compensateonduplicatekeyupdatecounts",
                        "connectionlifecycleinterceptors",
                        "customcharsetmapping",
                        "defaultauthenticationplugin",
                        "disabledauthenticationplugins",
                        "dontcheckonduplicatekeyupdateinsql",
                        "dumpqueriesonexception",
                        "enablepacketdebug",
                        "exceptioninterceptors",
                        "explainslowqueries",
                        "gatherperfmetrics",
                        "ha.enablejmx",
                        "idtokenfile",
                        "includeinnodbstatusindeadlockexceptions",
                        "includethreaddumpindeadlockexceptions",
                        "includethreadnamesasstatementcomment",
                        "keymanagerfactoryprovider",
                        "keystoreprovider",
                        "loadbalanceautocommitstatementregex",
                        "loadbalanceexceptionchecker",
                        "loadbalancesqlexceptionsubclassfailover",
                        "loadbalancevalidateconnectiononswapserver",
                        "logger",
                        "logslowqueries",
                        "logxacommands",
                        "ociconfigfile",
                        "ociconfigprofile",
                        "opentelemetry",
                        "overridesupportsintegrityenhancementfacility",
                        "packetdebugbuffersize",
                        "paranoid",
                        "path",
                        "profilereventhandler",
                        "profilesql",
                        "propertiestransform",
                        "queryinfocachefactory",
                        "queryinterceptors",
                        "reportmetricsintervalmillis",
                        "resourceid",
                        "selfdestructonpingmaxoperations",
                        "selfdestructonpingsecondslifetime",
                        "serverconfigcachefactory",
                        "sessionvariables",
                        "slowquerythresholdmillis",
                        "slowquerythresholdnanos",
                        "socketfactory",
                        "sslcontextprovider",
                        "strictupdates",
                        "traceprotocol",
                        "trustmanagerfactoryprovider",
                        "ultradevhack",
                        "useconfigs",
                        "usenanosforelapsedtime",
                        "useusageadvisor");
    }

    @Test
    void everyPropertyOfMariadbIsDecided() throws Exception {
        Set<String> known = new TreeSet<>();
        for (Field field :
                Class.forName("org.mariadb.jdbc.Configuration$Builder").getDeclaredFields()) {
            if (!field.getName().startsWith("_")) {
                known.add(field.getName());
            }
        }

        assertThat(unsafe(DriverFamily.MYSQL, known))
                .containsExactly(
                        "cachecodecs",
                        "credentialtype",
                        "database",
                        "dumpqueriesonexception",
                        "includeinnodbstatusindeadlockexceptions",
                        "includethreaddumpindeadlockexceptions",
                        "initsql",
                        "maxidletime",
                        "maxpoolsize",
                        "minpoolsize",
                        "poolname",
                        "poolvalidmindelay",
                        "sessionvariables",
                        "socketfactory",
                        "tlssockettype",
                        "transactionreplay",
                        "transactionreplaysize");
    }

    @Test
    void everyPropertyOfH2IsDecided() throws Exception {
        Field settings = Class.forName("org.h2.engine.ConnectionInfo").getDeclaredField("KNOWN_SETTINGS");
        settings.setAccessible(true);
        Set<String> known = new TreeSet<>();
        ((Collection<?>) settings.get(null)).forEach(name -> known.add(name.toString()));

        assertThat(unsafe(DriverFamily.H2, known))
                .containsExactly(
                        "@",
                        "allow_literals",
                        "authenticator",
                        "authrealm",
                        "authzpwd",
                        "auto_reconnect",
                        "auto_server_port",
                        "builtin_alias_override",
                        "cache_size",
                        "cache_type",
                        "cluster",
                        "collation",
                        "create",
                        "create_build",
                        "database_event_listener",
                        "db_close_delay",
                        "default_lock_timeout",
                        "default_table_type",
                        "exclusive",
                        "file_lock",
                        "init",
                        "java_object_serializer",
                        "lock_mode",
                        "max_length_inplace_lob",
                        "max_log_size",
                        "max_memory_rows",
                        "max_memory_undo",
                        "max_operation_memory",
                        "no_upgrade",
                        "open_new",
                        "optimize_reuse_results",
                        "page_size",
                        "query_statistics",
                        "query_statistics_max_entries",
                        "readonly",
                        "recover",
                        "recover_test",
                        "redo_log_binary",
                        "referential_integrity",
                        "retention_time",
                        "throttle",
                        "trace_level_file",
                        "trace_level_system_out",
                        "trace_max_file_size",
                        "write_delay");
    }

    @Test
    void everyPropertyOfSqliteIsDecided() throws Exception {
        assertThat(unsafe(DriverFamily.SQLITE, listed("jdbc:sqlite:x")))
                .contains("journal_mode", "locking_mode", "temp_store_directory", "user_version", "synchronous")
                .doesNotContain("busy_timeout", "foreign_keys");
    }

    @Test
    void everyPropertyOfHsqldbIsDecided() throws Exception {
        assertThat(unsafe(DriverFamily.HSQLDB, listed("jdbc:hsqldb:mem:x"))).isEmpty();
    }

    private static Set<String> listed(String url) throws Exception {
        Set<String> names = new TreeSet<>();
        Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
                .map((DriverPropertyInfo info) -> info.name)
                .forEach(names::add);
        return names;
    }

    private static Set<String> unsafe(DriverFamily family, Set<String> known) {
        Set<String> harmless = HarmlessProperties.names(family);
        Set<String> unsafe = new TreeSet<>();
        for (String name : known) {
            String lower = name.toLowerCase(Locale.ROOT).replace(' ', '_');
            if (!harmless.contains(lower)) {
                unsafe.add(lower);
            }
        }
        return unsafe;
    }
}
