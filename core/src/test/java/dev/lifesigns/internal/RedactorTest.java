/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as drivers, clients and the JDK write them. Each planted secret contains {@code hunter2}. */
class RedactorTest {
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    static Stream<String> messagesWithASecret() {
        return Stream.of(
                // URLs and their user-info
                "Connect to http://svc:hunter2@orders.internal:8080 [orders.internal/10.0.0.7] failed: Connection refused",
                "amqp://guest:hunter2@mq:5672/%2f: ACCESS_REFUSED",
                "redis://:hunter2@cache:6379/0 did not answer",
                "rediss://default:hunter2@cache:6380",
                "mongodb+srv://app:hunter2@cluster0.example.net/?retryWrites=true",
                "postgresql://app:hunter2@db/orders?sslmode=require",
                "postgres://app:p@hunter2@db/orders",
                "https://hunter2@api.example.com/v1/ping returned 500",
                "Failed to fetch https://app:hun/ter2hunter2@example.com/x",
                "sftp://user:hunter2%21@files.example.com/in",
                // JDBC
                "jdbc:postgresql://db:5432/orders?user=app&password=hunter2&ssl=true",
                "No suitable driver found for jdbc:mysql://db/orders?user=app&password=hunter2",
                "jdbc:mysql://app:hunter2@db:3306/orders",
                "jdbc:sqlserver://db:1433;databaseName=orders;user=app;password=hunter2;encrypt=true",
                "jdbc:sqlserver://db;user=app;password={hunter2;x};encrypt=true",
                "jdbc:oracle:thin:app/hunter2@//db:1521/ORCL",
                "jdbc:oracle:thin:app/hunter2@db:1521:ORCL",
                "jdbc:db2://db:50000/ORDERS:user=app;password=hunter2;",
                "jdbc:h2:tcp://localhost/~/test;USER=sa;PASSWORD=hunter2",
                "jdbc:snowflake://x.example.com/?user=app&privateKeyPwd=hunter2",
                "jdbc:postgresql://db/orders?user=app&sslpassword=hunter2",
                "jdbc:mariadb://db/orders?trustStorePassword=hunter2",
                // key and value
                "HikariPool-1 - dataSource.password=hunter2 rejected",
                "{\"username\":\"app\",\"password\":\"hunter2\",\"retries\":3}",
                "{\"client_secret\": \"hunter2 with spaces\", \"scope\": \"read\"}",
                "{\"password\":\"quote\\\"hunter2\"}",
                "{'apiKey': 'hunter2'}",
                "{\"password\":\"hunter2",
                "{\"client_secret\": \"hunter2 with sp…",
                "ALTER USER app IDENTIFIED BY 'hunter2",
                "invalid properties {user=app, password=hunter2, ssl=false}",
                "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\""
                        + " password=\"hunter2\";",
                "ssl.keystore.password = hunter2",
                "Environment: DB_PASSWORD=hunter2 PATH=/usr/bin",
                "AWS_SECRET_ACCESS_KEY=hunter2/AbC+12",
                "spring.datasource.password: hunter2",
                "PGPASSWORD=hunter2 psql failed",
                "passwd: hunter2",
                "pwd=hunter2;uid=app",
                "passphrase=hunter2",
                "pass=hunter2",
                "api-key: hunter2",
                "x-api-key=hunter2",
                "X-Auth-Token: hunter2",
                "Set-Cookie: SESSION=hunter2; Path=/; HttpOnly",
                "Cookie: JSESSIONID=hunter2",
                "token=hunter2",
                "access_token=hunter2&expires_in=3600",
                "refresh_token: 'hunter2'",
                "password => hunter2",
                "secret:=hunter2",
                "IDENTIFIED BY 'hunter2'",
                "CREATE USER app WITH PASSWORD 'hunter2'",
                "the password is \"hunter2\"",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2==;EndpointSuffix=core.windows.net",
                "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=hunter2=",
                "https://a.blob.core.windows.net/c?sv=2024-01-01&sig=hunter2%3D&se=2026",
                "https://s3.amazonaws.com/b/k?X-Amz-Signature=hunter2&X-Amz-Credential=hunter2",
                "https://maps.example.com/api?key=hunter2&q=x",
                "https://example.com/callback?code=hunter2&state=1",
                "{\\\"password\\\": \\\"quote\\\\\\\"hunter2\\\"}",
                "env: [{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"}]",
                "Failed to bind properties under 'app.password' to java.lang.String:\n\n    Property: app.password\n"
                        + "    Value: \"hunter2\"\n    Origin: \"x\"",
                // an at sign in a value does not end user info
                "jdbc:db2://db:50000/ORDERS:user=app;password=p@hunter2;",
                "jdbc:sqlserver://db:1433;user=app;password=p@hunter2;encrypt=true",
                "jdbc:oracle:thin:app/p@hunter2@db:1521/ORCL",
                // SQL
                "ALTER USER app WITH PASSWORD 'it''s hunter2'",
                "SET PASSWORD FOR 'app'@'%' = PASSWORD('hunter2')",
                "GRANT ALL ON *.* TO app IDENTIFIED WITH mysql_native_password BY 'hunter2'",
                "DBLINK('host=db user=app password=''hunter2''')",
                // command lines
                "curl -u app:hunter2 https://api.example.com",
                "curl --user 'app:hunter2 x' https://api.example.com",
                "curl --proxy-user=app:hunter2 https://api.example.com",
                "redis-cli --pass hunter2 ping",
                "sshpass -p hunter2 ssh db",
                "mysql -h db -phunter2 orders",
                // headers and tokens
                "401 Unauthorized, sent Authorization: Bearer hunter2.abc",
                "Authorization: Basic YXBwOmh1bnRlcjI=hunter2",
                "request headers: {Authorization=[Bearer hunter2]}",
                "authorization=Bearer hunter2",
                "Authorization: Basic is-hunter2",
                "Authorization: Bearer token: hunter2",
                "Authorization: Bearer token:hunter2",
                "curl -H 'Authorization: Bearer hunter2' failed",
                "invalid jwt " + JWT + " hunter2".substring(0, 0),
                "Proxy-Authorization: Negotiate hunter2==",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEhunter2\nabc\n-----END RSA PRIVATE KEY-----",
                "cannot parse -----BEGIN PRIVATE KEY-----\nhunter2",
                "-----BEGIN OPENSSH PRIVATE KEY-----hunter2-----END OPENSSH PRIVATE KEY-----");
    }

    @ParameterizedTest
    @MethodSource("messagesWithASecret")
    void noSecretEntersTheEngine(String message) {
        assertThat(Redactor.redact(message))
                .doesNotContain("hunter2")
                .doesNotContain(JWT)
                .contains(Redactor.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection to db:5432 refused. Check that the hostname and port are correct",
                "Read timed out after 2000 ms",
                "HTTP 503 from https://orders.internal/health?verbose=true&depth=2",
                "FATAL: password authentication failed for user \"app\"",
                "No Kerberos token available",
                "HTTP 401, WWW-Authenticate: Basic realm",
                "the token is expired",
                "jdbc:postgresql://db:5432/orders?sslmode=require",
                "NOAUTH Authentication required.",
                "disk / has 12.4 GB free (expected: at least 1 GB)",
                "user@example.com is over quota",
                "keyspace 'orders' does not exist",
                "monkey=1 author=knuth compass=north",
            })
    void whatShowsAnOperatorTheProblemStays(String message) {
        assertThat(Redactor.redact(message)).isEqualTo(message);
    }

    @Test
    void theHostStaysWhenTheUserInfoGoes() {
        assertThat(Redactor.redact("http://svc:hunter2@orders.internal:8080/x refused"))
                .isEqualTo("http://***@orders.internal:8080/x refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "db_password", "dbPassword", "PASSWORD", "secret", "client-secret", "clientSecret", "token",
                "access_token", "credentials", "api-key", "apiKey", "API_KEY", "x-api-key", "private.key", "pwd",
                "passphrase", "authorization", "cookie", "set-cookie", "sharedAccessKey", "aws_secret_access_key",
            })
    void aValueUnderATellingKeyIsASecret(String key) {
        assertThat(Redactor.secretKey(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latency", "host", "version", "user", "keyspace", "monkey", "rows", "primary_key", "freeBytes"})
    void aValueUnderAnyOtherKeyIsNot(String key) {
        assertThat(Redactor.secretKey(key)).isFalse();
    }

    static List<String> textsThatMakeSearchesSlow() {
        return Stream.of(
                        "a",
                        "a.",
                        "token",
                        "password",
                        "secret-",
                        "://",
                        "://a:",
                        "://a:b",
                        "jdbc:oracle:a:",
                        "key=",
                        "?key=",
                        "eyJabcdef-",
                        "eyJabcdef.",
                        "-----BEGIN ",
                        "-----BEGIN PRIVATE KEY-----",
                        "bearer ",
                        "bearer:",
                        "\"",
                        "password=\"",
                        "password:\"\\\\",
                        "password  ",
                        "token\t",
                        "identified by ",
                        "passwordtoken",
                        "auth",
                        "x-amz-",
                        "&sig=",
                        "@",
                        ":@",
                        "password=''",
                        "password=\\\"\\\\",
                        "token={}",
                        "token value",
                        " -u a:",
                        " --user '",
                        " --pass",
                        "mysql ",
                        "mysql -",
                        "identified with ",
                        "a:",
                        "a:b@",
                        "%25",
                        "%3D",
                        "\\u003d",
                        "&#61;",
                        "\u200b",
                        "\uff41",
                        "value=password ",
                        "\"name\":\"password\",",
                        "<password>",
                        "</password",
                        "<password ",
                        "password: must not ",
                        "password: a ",
                        "token: ",
                        "with args beginning with: AUTH ",
                        "AUTH a ",
                        "authorization: digest ",
                        "cookie: ",
                        "Credentials(",
                        "Credentials{a, b} ",
                        "login failed for a/",
                        "sqlplus -a ",
                        "MII",
                        "-----END PRIVATE KEY-----",
                        "AKIA",
                        "hooks.a",
                        "SG.",
                        "sk-",
                        "${",
                        "([{")
                .map(part -> part.repeat(16_000 / part.length()))
                .toList();
    }

    /** A check's message may contain a whole response body of another system. */
    @ParameterizedTest
    @MethodSource("textsThatMakeSearchesSlow")
    void noTextMakesTheSearchSlowOrDeep(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThatCode(() -> Redactor.redact(text)).doesNotThrowAnyException();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                .as("time on a processor")
                .isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_hunter2hunter2hunter2hunter2hunter2hunter2",
                "eyJhunter2hunter2hunter2.hunter2hunter2hunter2.hunter2hunter2",
                "https://svc:hunter2hunter2hunter2hunter2@orders/",
                "https://hunter2hunter2hunter2hunter2@orders/",
                "svc:hunter2hunter2hunter2hunter2@orders:80",
                "password=hunter2hunter2hunter2hunter2",
                "{\"password\":\"hunter2hunter2hunter2hunter2\"}",
                "<password>hunter2hunter2hunter2</password>",
                "-----BEGIN PRIVATE KEY-----hunter2hunter2hunter2-----END PRIVATE KEY-----",
            })
    void norInTheMiddleOfATextWithoutBlanks(String secret) {
        for (int before = 4_000; before < 4_110; before++) {
            assertThat(Redactor.redact("x,".repeat(before / 2) + "-".repeat(before % 2) + secret + ",y".repeat(2_000)))
                    .doesNotContain("hunter");
        }
    }

    @Test
    void whatIsInvisibleBehindASecretGoesWithIt() {
        assertThat(Redactor.redact("db:\n  password: hunter2\u030c\u030c\n  host: db"))
                .isEqualTo("db:\n  password: ***\n  host: db");
        assertThat(Redactor.redact("password=hunter2\u200b\u030c")).isEqualTo("password=***");
    }

    @Test
    void userInfoThatIsLongerThanWhatIsSearchedDoesNotSurvive() {
        assertThat(Redactor.redact("x".repeat(3_900) + " https://svc:" + "hunter2".repeat(500) + "@orders"))
                .doesNotContain("hunter");
        assertThat(Redactor.redact("x".repeat(3_900) + " https://" + "hunter2".repeat(500) + "@orders"))
                .doesNotContain("hunter");
    }

    @Test
    void theStartOfALongTextWithoutBlanksIsShown() {
        String json = "{\"error\":\"blocked\",\"shards\":[" + "{\"state\":\"UNASSIGNED\"},".repeat(400) + "]}";
        assertThat(Redactor.redact(json))
                .startsWith("{\"error\":\"blocked\"")
                .hasSize(4_096 + 2)
                .endsWith(" …");
    }

    @Test
    void aSecretThatIsCutInTwoByTheBoundDoesNotSurviveInHalf() {
        for (int before = 4_000; before < 4_110; before++) {
            assertThat(Redactor.redact("x".repeat(before) + " password=hunter2hunter2"))
                    .doesNotContain("hunter2");
            assertThat(Redactor.redact("x".repeat(before) + "http://svc:hunter2hunter2@orders"))
                    .doesNotContain("hunter2");
            assertThat(Redactor.redact("x".repeat(before) + "\"secret\": \"hunter2 hunter2 hunter2\""))
                    .doesNotContain("hunter2");
        }
    }
}
