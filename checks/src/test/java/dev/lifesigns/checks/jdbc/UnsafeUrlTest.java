/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeUrlTest {
    private static final String SECRET = "hunter2-planted";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INIT | jdbc:h2:mem:a;INIT=RUNSCRIPT FROM './init.sql'",
                "init | jdbc:h2:mem:a;MODE=MySQL;init=CREATE ALIAS E AS 'String e() {return 1\\;}'",
                "INIT | jdbc:h2:mem:a;%49NIT=hunter2-planted",
                "TRACE_LEVEL_FILE | jdbc:h2:./a;TRACE_LEVEL_FILE=3",
                "TRACE_LEVEL_SYSTEM_OUT | jdbc:h2:./a;TRACE_LEVEL_SYSTEM_OUT=3",
                "FORBID_CREATION | jdbc:h2:./a;FORBID_CREATION=FALSE",
                "IFEXISTS | jdbc:h2:./a;IFEXISTS=FALSE",
                "ACCESS_MODE_DATA | jdbc:h2:./a;ACCESS_MODE_DATA=rws",
                "AUTO_SERVER | jdbc:h2:./a;AUTO_SERVER=TRUE",
                "DATABASE_EVENT_LISTENER | jdbc:h2:./a;DATABASE_EVENT_LISTENER='x.Y'",
                "JAVA_OBJECT_SERIALIZER | jdbc:h2:tcp://host/./a;JAVA_OBJECT_SERIALIZER='x.Y'",
                "DB_CLOSE_DELAY | jdbc:h2:./a;DB_CLOSE_DELAY=-1",
                "DB_CLOSE_DELAY | jdbc:h2:tcp://host/./a;DB_CLOSE_DELAY=-1",
                "SCRIPT | JDBC:H2:mem:a;SCRIPT=x",
                "ifexists | jdbc:hsqldb:file:a;ifexists=false",
                "crypt_provider | jdbc:hsqldb:file:a;crypt_provider=x.Y",
                "hsqldb.script_format | jdbc:hsqldb:mem:a;hsqldb.script_format=3",
                "create | jdbc:derby:a;create=true",
                "restoreFrom | jdbc:derby:a;restoreFrom=/tmp/x",
                "traceFile | jdbc:derby://host/a;traceFile=/tmp/x",
                "enable_load_extension | jdbc:sqlite:a.db?enable_load_extension=true",
                "journal_mode | jdbc:sqlite:a.db?journal_mode=WAL",
                "mode | jdbc:sqlite:file:a.db?mode=rwc",
                "vfs | jdbc:sqlite:file:a.db?cache=shared&vfs=x",
                "socketFactory | jdbc:postgresql://db/a?user=u&socketFactory=x.Y&socketFactoryArg=z",
                "socketFactory | jdbc:postgresql:a?socketFactory=x.Y",
                "socketFactoryArg | jdbc:postgresql://db:1,db2:2/a?socketFactoryArg=z",
                "socketFactory | jdbc:postgresql://db/a?%73ocketFactory=x.Y",
                "socketFactory | jdbc:postgresql://db/a?%2573ocketFactory=x.Y",
                "SOCKETFACTORY | jdbc:postgresql://db/a?SOCKETFACTORY=x.Y",
                "sslfactory | jdbc:postgresql://db/a?sslfactory=x.Y",
                "sslfactoryarg | jdbc:postgresql://db/a?sslfactoryarg=file:/etc/passwd",
                "sslhostnameverifier | jdbc:postgresql://db/a?sslhostnameverifier=x.Y",
                "sslpasswordcallback | jdbc:postgresql://db/a?sslpasswordcallback=x.Y",
                "authenticationPluginClassName | jdbc:postgresql://db/a?authenticationPluginClassName=x.Y",
                "loggerFile | jdbc:postgresql://db/a?loggerLevel=TRACE&loggerFile=/tmp/x.jsp",
                "jaasApplicationName | jdbc:postgresql://db/a?jaasApplicationName=x",
                "xmlFactoryFactory | jdbc:postgresql://db/a?xmlFactoryFactory=x.Y",
                "connectExecutor | jdbc:postgresql://db/a?connectExecutor=x.Y",
                "classLoaderStrategy | jdbc:postgresql://db/a?classLoaderStrategy=x",
                "service | jdbc:postgresql://?service=orders",
                "readOnlyMode | jdbc:postgresql://db/a?readOnlyMode=ignore",
                "brandNew | jdbc:postgresql://db/a?brandNew=1",
                "allowLoadLocalInfile | jdbc:mysql://db/a?allowLoadLocalInfile=true",
                "allowLoadLocalInfileInPath | jdbc:mysql://db/a?allowLoadLocalInfileInPath=/",
                "allowUrlInLocalInfile | jdbc:mysql://db/a?allowUrlInLocalInfile=yes",
                "autoDeserialize | jdbc:mysql://db/a?user=u&autoDeserialize=true",
                "AutoDeserialize | jdbc:mysql://db/a?AutoDeserialize=true",
                "autoDeserialize | jdbc:mysql://db/a?%61utoDeserialize=true",
                "autoDeserialize | jdbc:mysql://address=(host=db)(port=3306)(autoDeserialize=true)/a",
                "autoDeserialize | jdbc:mysql://address=(host=db)( autoDeserialize = true )/a",
                "autoDeserialize | jdbc:mysql://(host=db,port=3306,autoDeserialize=true)/a",
                "autoDeserialize | jdbc:mysql://u:p@[db:1,(host=db2,autoDeserialize=true)]/a",
                "autoDeserialize | jdbc:mysql:loadbalance://db,db2/a?autoDeserialize=true",
                "autoDeserialize | jdbc:mysql+srv:replication://db/a?autoDeserialize=true",
                "queryInterceptors | jdbc:mysql://db/a?queryInterceptors=x.Y",
                "statementInterceptors | jdbc:mysql://db/a?statementInterceptors=x.Y",
                "connectionLifecycleInterceptors | jdbc:mysql://db/a?connectionLifecycleInterceptors=x.Y",
                "exceptionInterceptors | jdbc:mysql://db/a?exceptionInterceptors=x.Y",
                "propertiesTransform | jdbc:mysql://db/a?propertiesTransform=x.Y",
                "socketFactory | jdbc:mysql://db/a?socketFactory=x.Y",
                "authenticationPlugins | jdbc:mysql://db/a?authenticationPlugins=x.Y",
                "defaultAuthenticationPlugin | jdbc:mysql://db/a?defaultAuthenticationPlugin=x.Y",
                "clientInfoProvider | jdbc:mysql://db/a?clientInfoProvider=x.Y",
                "logger | jdbc:mysql://db/a?logger=x.Y",
                "sessionVariables | jdbc:mysql://db/a?sessionVariables=@@global.x=1",
                "allowMultiQueries | jdbc:mysql://db/a?allowMultiQueries=true",
                "createDatabaseIfNotExist | jdbc:mysql://db/a?createDatabaseIfNotExist=true",
                "readOnlyPropagatesToServer | jdbc:mysql://db/a?readOnlyPropagatesToServer=false",
                "trustCertificateKeyStoreUrl | jdbc:mysql://db/a?trustCertificateKeyStoreUrl=http://evil/x",
                "useConfigs | jdbc:mysql://db/a?useConfigs=maxPerformance",
                "allowLocalInfile | jdbc:mariadb://db/a?allowLocalInfile=true",
                "initSql | jdbc:mariadb://db/a?initSql=DROP TABLE x",
                "credentialType | jdbc:mariadb://db/a?credentialType=ENV",
                "tlsSocketType | jdbc:mariadb://db/a?tlsSocketType=x",
                "pool | jdbc:mariadb://db/a?pool=true",
                "initSql | jdbc:mariadb:sequential:address=(host=db)(port=1)(initSql=x),address=(host=db2)/a",
                "TC_INITSCRIPT | jdbc:tc:postgresql:16:///a?TC_INITSCRIPT=x.sql",
                "autoDeserialize | jdbc:p6spy:mysql://db/a?autoDeserialize=true",
                "socketFactoryClass | jdbc:sqlserver://db;databaseName=a;socketFactoryClass=x.Y",
                "jaasConfigurationName | jdbc:sqlserver://db;jaasConfigurationName=x",
                "trustManagerClass | jdbc:sqlserver://db;trustManagerClass=x.Y",
                "session_init_sql_file | jdbc:duckdb:a;session_init_sql_file=/tmp/x.sql",
                "model | jdbc:calcite:model=inline:x;model=y",
                "plugin_name | jdbc:redshift://db/a?plugin_name=x.Y",
                "httpclient_factory | jdbc:avatica:remote:url=http://db;httpclient_factory=x.Y",
            })
    void unsafePropertyIsRefusedWithItsName(String name, String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcCheck.connecting(url, new Properties()))
                .withMessage("url: property '" + name + "' (expected: none that reads or writes files, loads classes,"
                        + " runs statements or creates a database, unless allowUnsafeUrl is set)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:a;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_UPPER=false;NON_KEYWORDS=USER,VALUE",
                "jdbc:h2:tcp://localhost:9092/mem:a;DB_CLOSE_DELAY=-1",
                "jdbc:h2:file:./a;IFEXISTS=TRUE;ACCESS_MODE_DATA=r;CIPHER=AES;USER=sa;PASSWORD=a b",
                "jdbc:h2:./a;TIME ZONE=UTC;SCHEMA=ORDERS;AUTO_SERVER=FALSE",
                "jdbc:hsqldb:hsql://localhost/a;user=sa;default_schema=true",
                "jdbc:derby://localhost:1527/a;user=app;password=x",
                "jdbc:sqlite:/var/lib/a.db",
                "jdbc:sqlite:file:/var/lib/a.db?mode=ro&cache=shared",
                "jdbc:postgresql:orders",
                "jdbc:postgresql://db:5432,db2:5433/orders?targetServerType=primary&loadBalanceHosts=true",
                "jdbc:postgresql://[::1]:5432/orders?user=o&password=a;socketFactory%3Dx&ssl=true&sslmode=verify-full"
                        + "&sslrootcert=/etc/ca.pem&sslcert=/etc/c.pem&sslkey=/etc/k.pk8",
                "jdbc:postgresql://db/orders?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&prepareThreshold=0"
                        + "&options=-c%20statement_timeout=90000&currentSchema=a,b&ApplicationName=x&tcpKeepAlive=true",
                "jdbc:mysql://u:p(x)@db:3306/orders?useSSL=true&serverTimezone=UTC&cachePrepStmts=true"
                        + "&prepStmtCacheSize=250&useServerPrepStmts=true&rewriteBatchedStatements=true"
                        + "&allowPublicKeyRetrieval=true&zeroDateTimeBehavior=CONVERT_TO_NULL&allowMultiQueries=false",
                "jdbc:mysql://address=(host=db)(port=3306)(user=o)(password=x)/orders?sslMode=VERIFY_CA"
                        + "&trustCertificateKeyStoreUrl=file:/etc/trust.p12&trustCertificateKeyStorePassword=x",
                "jdbc:mariadb:replication://db,db2:3307/orders?sslMode=disable&allowLocalInfile=false&serverSslCert=/x",
                "jdbc:sqlserver://db:1433;databaseName=orders;encrypt=true;trustServerCertificate=true;loginTimeout=3",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=x)))",
                "jdbc:oracle:thin:user/p@//db:1521/orders",
            })
    void ordinaryUrlIsAccepted(String url) {
        assertThatCode(() -> JdbcCheck.connecting(url, new Properties()).close())
                .doesNotThrowAnyException();
    }

    @Test
    void propertiesBesideTheUrlAreLookedAtToo() {
        Properties properties = new Properties();
        properties.setProperty("user", "orders");
        properties.setProperty("sslFactory", SECRET);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcCheck.connecting("jdbc:postgresql://db/a", properties))
                .withMessageStartingWith("url: property 'sslFactory' (");
    }

    @Test
    void defaultsOfThePropertiesAreLookedAtToo() {
        Properties defaults = new Properties();
        defaults.setProperty("INIT", "RUNSCRIPT FROM 'x'");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcCheck.connecting("jdbc:h2:mem:a", new Properties(defaults)))
                .withMessageStartingWith("url: property 'INIT' (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/a?user=u&password=first&" + SECRET,
                "jdbc:postgresql://db/a?user=u&socketFactory=" + SECRET,
                "jdbc:h2:mem:a;PASSWORD=first;" + SECRET,
                "jdbc:h2:mem:a;INIT=" + SECRET,
                "jdbc:mysql://db/a?password=first&" + SECRET,
                "jdbc:mysql://u:" + SECRET + "@address=(host=db)(initSql=" + SECRET + ")/a",
                "jdbc:sqlserver://db;password={first;" + SECRET + "};trustManagerClass=" + SECRET,
            })
    void refusalRepeatsNoValueAndNoPieceOfOne(String url) {
        assertThatThrownBy(() -> JdbcCheck.connecting(url, new Properties()))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(SECRET)
                .doesNotContain("first");
    }

    @Test
    void resourceThatSqliteWouldCopyToAFileIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcCheck.connecting("jdbc:sqlite::resource:http://evil/x.db", new Properties()))
                .withMessageStartingWith("url: a resource that is copied to a file (expected: ");
    }

    @Test
    void unsafeUrlIsAcceptedWhenExplicit() {
        String url = "jdbc:h2:mem:a;INIT=SELECT 1";

        assertThatCode(() -> JdbcCheck.builder(url, new Properties())
                        .allowUnsafeUrl()
                        .build()
                        .close())
                .doesNotThrowAnyException();
        assertThatCode(() -> ((JdbcCheck) new JdbcCheckType()
                                .create(new GivenOptions()
                                        .with(JdbcCheckType.URL, url)
                                        .with(JdbcCheckType.ALLOW_UNSAFE_URL, true)))
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void unsafeUrlIsRefusedInAConfigurationFile() {
        assertThatThrownBy(() -> new JdbcCheckType()
                        .create(new GivenOptions().with(JdbcCheckType.URL, "jdbc:h2:mem:a;INIT=" + SECRET)))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        refused -> assertThat(refused.option()).isSameAs(JdbcCheckType.URL))
                .hasMessageStartingWith("url: property 'INIT' (expected: ");
    }
}
