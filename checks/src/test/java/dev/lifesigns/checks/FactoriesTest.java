/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.consul.ConsulCheck;
import dev.lifesigns.checks.deadlock.DeadlockCheck;
import dev.lifesigns.checks.descriptors.DescriptorCheck;
import dev.lifesigns.checks.disk.DiskCheck;
import dev.lifesigns.checks.dns.DnsCheck;
import dev.lifesigns.checks.elasticsearch.ElasticsearchCheck;
import dev.lifesigns.checks.etcd.EtcdCheck;
import dev.lifesigns.checks.exec.ExecCheck;
import dev.lifesigns.checks.file.FileCheck;
import dev.lifesigns.checks.grpc.GrpcCheck;
import dev.lifesigns.checks.http.HttpCheck;
import dev.lifesigns.checks.jdbc.JdbcCheck;
import dev.lifesigns.checks.ldap.LdapCheck;
import dev.lifesigns.checks.load.LoadCheck;
import dev.lifesigns.checks.load.Pressure;
import dev.lifesigns.checks.load.PressureCheck;
import dev.lifesigns.checks.memcached.MemcachedCheck;
import dev.lifesigns.checks.memory.Memory;
import dev.lifesigns.checks.memory.MemoryCheck;
import dev.lifesigns.checks.mqtt.MqttCheck;
import dev.lifesigns.checks.nats.NatsCheck;
import dev.lifesigns.checks.ntp.NtpCheck;
import dev.lifesigns.checks.process.ProcessCheck;
import dev.lifesigns.checks.redis.RedisCheck;
import dev.lifesigns.checks.s3.S3Check;
import dev.lifesigns.checks.smtp.SmtpCheck;
import dev.lifesigns.checks.systemd.SystemdCheck;
import dev.lifesigns.checks.tcp.TcpCheck;
import dev.lifesigns.checks.vault.VaultCheck;
import dev.lifesigns.checks.websocket.WebSocketCheck;
import dev.lifesigns.checks.zookeeper.ZooKeeperCheck;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All checks are made alike. */
class FactoriesTest {
    @Test
    void everyCheckHasOneFactoryForTheDefaults() {
        assertThat(Stream.<HealthCheck>of(
                        DeadlockCheck.of(),
                        DescriptorCheck.of(),
                        DiskCheck.of(Path.of("/")),
                        DnsCheck.of("orders.example.com"),
                        ExecCheck.of("/bin/true"),
                        FileCheck.of(Path.of("/etc/hosts")),
                        HttpCheck.of("http://orders/"),
                        HttpCheck.of(URI.create("http://orders/")),
                        JdbcCheck.of(new JdbcDataSource()),
                        JdbcCheck.connecting("jdbc:h2:mem:orders", new Properties()),
                        MemcachedCheck.of("orders", 11211),
                        MemoryCheck.of(Memory.HEAP),
                        SmtpCheck.of("orders", 25),
                        NatsCheck.of("orders", 4222),
                        MqttCheck.of("orders", 1883),
                        NtpCheck.of("orders"),
                        LoadCheck.of(),
                        PressureCheck.of(Pressure.CPU),
                        ProcessCheck.named("orders"),
                        RedisCheck.connecting("redis://orders"),
                        RedisCheck.connecting(URI.create("redis://orders")),
                        SystemdCheck.of("orders.service"),
                        ZooKeeperCheck.of("orders", 2181),
                        LdapCheck.of("orders", 389),
                        EtcdCheck.of("http://orders"),
                        ElasticsearchCheck.of("http://orders"),
                        ConsulCheck.of("http://orders"),
                        VaultCheck.of("http://orders"),
                        GrpcCheck.of("orders", 9090),
                        WebSocketCheck.of("ws://orders"),
                        S3Check.builder("http://a", "orders").build(),
                        TcpCheck.of("orders", 80)))
                .doesNotContainNull();
    }

    @TestFactory
    Stream<DynamicTest> nullIsRefusedWithItsName() {
        Map<String, ThrowingCallable> calls = new TreeMap<>();
        calls.put("DiskCheck.builder: path 1", () -> DiskCheck.of(nothing()));
        calls.put("DiskCheck.builder: path 2", () -> DiskCheck.builder(nothing()));
        calls.put("DnsCheck.builder: name 1", () -> DnsCheck.of(nothing()));
        calls.put(
                "DnsCheck.Builder.server: server 1", () -> DnsCheck.builder("a").server(nothing()));
        calls.put(
                "DescriptorCheck.Builder.pidFile: file 1",
                () -> DescriptorCheck.builder().pidFile(nothing()));
        calls.put("ExecCheck.of: program 1", () -> ExecCheck.of(nothing()));
        calls.put("ExecCheck.builder: words 1", () -> ExecCheck.builder(nothing()));
        calls.put(
                "ExecCheck.Builder.hide: secret 1",
                () -> ExecCheck.builder(List.of("/a")).hide(nothing()));
        calls.put(
                "ExecCheck.Builder.directory: directory 1",
                () -> ExecCheck.builder(List.of("/a")).directory(nothing()));
        calls.put(
                "ExecCheck.Builder.environment: name 1",
                () -> ExecCheck.builder(List.of("/a")).environment(nothing(), "x"));
        calls.put(
                "ExecCheck.Builder.environment: value 1",
                () -> ExecCheck.builder(List.of("/a")).environment("X", nothing()));
        calls.put(
                "LoadCheck.Builder.average: average 1",
                () -> LoadCheck.builder().average(nothing()));
        calls.put("PressureCheck.builder: resource 1", () -> PressureCheck.of(nothing()));
        calls.put(
                "PressureCheck.Builder.average: average 1",
                () -> PressureCheck.builder(Pressure.CPU).average(nothing()));
        calls.put(
                "PressureCheck.Builder.controlGroup: folder 1",
                () -> PressureCheck.builder(Pressure.CPU).controlGroup(nothing()));
        calls.put("ProcessCheck.Builder.name: name 1", () -> ProcessCheck.named(nothing()));
        calls.put(
                "ProcessCheck.Builder.commandLine: part 1",
                () -> ProcessCheck.builder().commandLine(nothing()));
        calls.put(
                "ProcessCheck.Builder.pidFile: file 1",
                () -> ProcessCheck.builder().pidFile(nothing()));
        calls.put("SystemdCheck.builder: unit 1", () -> SystemdCheck.of(nothing()));
        calls.put("FileCheck.builder: path 1", () -> FileCheck.of(nothing()));
        calls.put(
                "FileCheck.Builder.warnAge: age 1",
                () -> FileCheck.builder(Path.of("a")).warnAge(nothing()));
        calls.put(
                "FileCheck.Builder.maxAge: age 1",
                () -> FileCheck.builder(Path.of("a")).maxAge(nothing()));
        calls.put("HttpCheck.builder: url 1", () -> HttpCheck.of((String) nothing()));
        calls.put("HttpCheck.builder: url 3", () -> HttpCheck.of((URI) nothing()));
        calls.put(
                "HttpCheck.Builder.method: method 1",
                () -> HttpCheck.builder("http://a").method(nothing()));
        calls.put(
                "HttpCheck.Builder.expect: statuses 1",
                () -> HttpCheck.builder("http://a").expect(nothing()));
        calls.put(
                "HttpCheck.Builder.header: name 2",
                () -> HttpCheck.builder("http://a").header(nothing(), "x"));
        calls.put(
                "HttpCheck.Builder.header: value 1",
                () -> HttpCheck.builder("http://a").header("X", nothing()));
        calls.put(
                "HttpCheck.Builder.fallback: message 1",
                () -> HttpCheck.builder("http://a").fallback(nothing()));
        calls.put(
                "HttpCheck.Builder.trustFile: pemFile 1",
                () -> HttpCheck.builder("http://a").trustFile(nothing()));
        calls.put("JdbcCheck.builder: dataSource 1", () -> JdbcCheck.of(nothing()));
        calls.put("JdbcCheck.builder: dataSource 2", () -> JdbcCheck.builder(nothing()));
        calls.put("JdbcCheck.builder: url 2", () -> JdbcCheck.connecting(nothing(), new Properties()));
        calls.put("JdbcCheck.builder: properties 1", () -> JdbcCheck.connecting("jdbc:h2:mem:", nothing()));
        calls.put(
                "JdbcCheck.Builder.query: query 1",
                () -> JdbcCheck.builder(new JdbcDataSource()).query(nothing()));
        calls.put(
                "JdbcCheck.Builder.expect: text 1",
                () -> JdbcCheck.builder(new JdbcDataSource()).expect(nothing()));
        calls.put("MemcachedCheck.builder: host 1", () -> MemcachedCheck.of(nothing(), 1));
        calls.put("MemoryCheck.builder: memory 1", () -> MemoryCheck.of(nothing()));
        calls.put("SmtpCheck.builder: host 1", () -> SmtpCheck.builder(nothing(), 1));
        calls.put("NatsCheck.builder: host 1", () -> NatsCheck.builder(nothing(), 1));
        calls.put("MqttCheck.builder: host 1", () -> MqttCheck.builder(nothing(), 1));
        calls.put("NtpCheck.builder: host 1", () -> NtpCheck.of(nothing()));
        calls.put("RedisCheck.jedis: client 1", () -> RedisCheck.jedis(nothing()));
        calls.put("RedisCheck.lettuce: connection 1", () -> RedisCheck.lettuce(nothing()));
        calls.put("RedisCheck.builder: uri 1", () -> RedisCheck.connecting((String) nothing()));
        calls.put("RedisCheck.builder: uri 2", () -> RedisCheck.connecting((URI) nothing()));
        calls.put(
                "RedisCheck.Builder.username: username 1",
                () -> RedisCheck.builder("redis://a").username(nothing()));
        calls.put(
                "RedisCheck.Builder.password: password 1",
                () -> RedisCheck.builder("redis://a").password(nothing()));
        calls.put(
                "RedisCheck.Builder.tls: context 1",
                () -> RedisCheck.builder("rediss://a").tls((SSLContext) nothing()));
        calls.put("ZooKeeperCheck.builder: host 1", () -> ZooKeeperCheck.of(nothing(), 1));
        calls.put(
                "ZooKeeperCheck.Builder.tls: context 1",
                () -> ZooKeeperCheck.builder("orders", 1).tls((SSLContext) nothing()));
        calls.put("LdapCheck.builder: host 1", () -> LdapCheck.of(nothing(), 1));
        calls.put(
                "LdapCheck.Builder.bind: dn 1",
                () -> LdapCheck.builder("orders", 1).bind(nothing(), "x"));
        calls.put(
                "LdapCheck.Builder.bind: password 1",
                () -> LdapCheck.builder("orders", 1).bind("cn=x", nothing()));
        calls.put(
                "LdapCheck.Builder.base: dn 1",
                () -> LdapCheck.builder("orders", 1).base(nothing()));
        calls.put(
                "LdapCheck.Builder.tls: context 1",
                () -> LdapCheck.builder("orders", 1).tls((SSLContext) nothing()));
        calls.put(
                "LdapCheck.Builder.startTls: context 1",
                () -> LdapCheck.builder("orders", 1).startTls((SSLContext) nothing()));
        calls.put("EtcdCheck.builder: url 1", () -> EtcdCheck.of(nothing()));
        calls.put(
                "EtcdCheck.Builder.tls: context 1",
                () -> EtcdCheck.builder("http://a").tls((SSLContext) nothing()));
        calls.put("ElasticsearchCheck.builder: url 1", () -> ElasticsearchCheck.of(nothing()));
        calls.put(
                "ElasticsearchCheck.Builder.credentials: username 1",
                () -> ElasticsearchCheck.builder("http://a").credentials(nothing(), "x"));
        calls.put(
                "ElasticsearchCheck.Builder.credentials: password 1",
                () -> ElasticsearchCheck.builder("http://a").credentials("x", nothing()));
        calls.put(
                "ElasticsearchCheck.Builder.apiKey: key 1",
                () -> ElasticsearchCheck.builder("http://a").apiKey(nothing()));
        calls.put(
                "ElasticsearchCheck.Builder.tls: context 1",
                () -> ElasticsearchCheck.builder("http://a").tls((SSLContext) nothing()));
        calls.put("ConsulCheck.builder: url 1", () -> ConsulCheck.of(nothing()));
        calls.put(
                "ConsulCheck.Builder.token: token 1",
                () -> ConsulCheck.builder("http://a").token(nothing()));
        calls.put(
                "ConsulCheck.Builder.tls: context 1",
                () -> ConsulCheck.builder("http://a").tls((SSLContext) nothing()));
        calls.put("VaultCheck.builder: url 1", () -> VaultCheck.of(nothing()));
        calls.put(
                "VaultCheck.Builder.roles: roles 1",
                () -> VaultCheck.builder("http://a").roles(nothing()));
        calls.put(
                "VaultCheck.Builder.tls: context 1",
                () -> VaultCheck.builder("http://a").tls((SSLContext) nothing()));
        calls.put("GrpcCheck.builder: host 1", () -> GrpcCheck.of(nothing(), 1));
        calls.put(
                "GrpcCheck.Builder.service: name 1",
                () -> GrpcCheck.builder("a", 1).service(nothing()));
        calls.put(
                "GrpcCheck.Builder.authorization: value 1",
                () -> GrpcCheck.builder("a", 1).authorization(nothing()));
        calls.put(
                "GrpcCheck.Builder.tls: context 1",
                () -> GrpcCheck.builder("a", 1).tls((SSLContext) nothing()));
        calls.put("WebSocketCheck.builder: url 1", () -> WebSocketCheck.of(nothing()));
        calls.put(
                "WebSocketCheck.Builder.subprotocol: name 1",
                () -> WebSocketCheck.builder("ws://a").subprotocol(nothing()));
        calls.put(
                "WebSocketCheck.Builder.origin: origin 1",
                () -> WebSocketCheck.builder("ws://a").origin(nothing()));
        calls.put(
                "WebSocketCheck.Builder.authorization: value 1",
                () -> WebSocketCheck.builder("ws://a").authorization(nothing()));
        calls.put(
                "WebSocketCheck.Builder.tls: context 1",
                () -> WebSocketCheck.builder("ws://a").tls((SSLContext) nothing()));
        calls.put("S3Check.builder: url 1", () -> S3Check.builder(nothing(), "abc"));
        calls.put("S3Check.builder: bucket 1", () -> S3Check.builder("http://a", nothing()));
        calls.put(
                "S3Check.Builder.credentials: accessKeyId 1",
                () -> S3Check.builder("http://a", "abc").credentials(nothing(), "x"));
        calls.put(
                "S3Check.Builder.credentials: secretAccessKey 1",
                () -> S3Check.builder("http://a", "abc").credentials("x", nothing()));
        calls.put(
                "S3Check.Builder.sessionToken: token 1",
                () -> S3Check.builder("http://a", "abc").sessionToken(nothing()));
        calls.put(
                "S3Check.Builder.region: region 1",
                () -> S3Check.builder("http://a", "abc").region(nothing()));
        calls.put(
                "S3Check.Builder.tls: context 1",
                () -> S3Check.builder("http://a", "abc").tls((SSLContext) nothing()));
        calls.put("TcpCheck.of: host 1", () -> TcpCheck.of(nothing(), 80));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> assertThatNullPointerException()
                                .isThrownBy(call.getValue())
                                .withMessage(call.getKey().replaceFirst(" \\d$", " is null"))));
    }

    @Test
    void closingTwiceDoesNothing() {
        assertThatCode(() -> {
                    JdbcCheck database = JdbcCheck.connecting("jdbc:h2:mem:orders", new Properties());
                    database.close();
                    database.close();
                    var cache = RedisCheck.connecting("redis://orders");
                    cache.close();
                    cache.close();
                })
                .doesNotThrowAnyException();
    }

    /** What a caller that does not know nullness may pass. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // one word for the null of every type
    private static <T> T nothing() {
        return null;
    }
}
