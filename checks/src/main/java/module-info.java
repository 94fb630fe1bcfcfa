import dev.lifesigns.checks.consul.ConsulCheckType;
import dev.lifesigns.checks.deadlock.DeadlockCheckType;
import dev.lifesigns.checks.descriptors.DescriptorCheckType;
import dev.lifesigns.checks.disk.DiskCheckType;
import dev.lifesigns.checks.dns.DnsCheckType;
import dev.lifesigns.checks.elasticsearch.ElasticsearchCheckType;
import dev.lifesigns.checks.etcd.EtcdCheckType;
import dev.lifesigns.checks.exec.ExecCheckType;
import dev.lifesigns.checks.file.FileCheckType;
import dev.lifesigns.checks.grpc.GrpcCheckType;
import dev.lifesigns.checks.http.HttpCheckType;
import dev.lifesigns.checks.jdbc.JdbcCheckType;
import dev.lifesigns.checks.ldap.LdapCheckType;
import dev.lifesigns.checks.load.LoadCheckType;
import dev.lifesigns.checks.load.PressureCheckType;
import dev.lifesigns.checks.memcached.MemcachedCheckType;
import dev.lifesigns.checks.memory.MemoryCheckType;
import dev.lifesigns.checks.mqtt.MqttCheckType;
import dev.lifesigns.checks.nats.NatsCheckType;
import dev.lifesigns.checks.ntp.NtpCheckType;
import dev.lifesigns.checks.process.ProcessCheckType;
import dev.lifesigns.checks.redis.RedisCheckType;
import dev.lifesigns.checks.s3.S3CheckType;
import dev.lifesigns.checks.smtp.SmtpCheckType;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.systemd.SystemdCheckType;
import dev.lifesigns.checks.tcp.TcpCheckType;
import dev.lifesigns.checks.tls.TlsCheckType;
import dev.lifesigns.checks.vault.VaultCheckType;
import dev.lifesigns.checks.websocket.WebSocketCheckType;
import dev.lifesigns.checks.zookeeper.ZooKeeperCheckType;
import org.jspecify.annotations.NullMarked;

/**
 * The built-in checks, one package per technology.
 *
 * <p>Client libraries are optional: bring the one whose check you use.
 */
@NullMarked
@SuppressWarnings("module") // the modules that internal is exported to are built after this one
module dev.lifesigns.checks {
    requires transitive dev.lifesigns;
    requires java.management;
    requires transitive java.sql;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
    requires static com.zaxxer.hikari;
    requires static lettuce.core;
    requires static org.apache.commons.pool2;
    requires static org.dnsjava;
    requires static redis.clients.jedis;

    exports dev.lifesigns.checks.consul;
    exports dev.lifesigns.checks.deadlock;
    exports dev.lifesigns.checks.descriptors;
    exports dev.lifesigns.checks.disk;
    exports dev.lifesigns.checks.dns;
    exports dev.lifesigns.checks.elasticsearch;
    exports dev.lifesigns.checks.etcd;
    exports dev.lifesigns.checks.exec;
    exports dev.lifesigns.checks.file;
    exports dev.lifesigns.checks.grpc;
    exports dev.lifesigns.checks.http;
    exports dev.lifesigns.checks.internal to
            dev.lifesigns.kafka,
            dev.lifesigns.mongodb,
            dev.lifesigns.rabbitmq;
    exports dev.lifesigns.checks.jdbc;
    exports dev.lifesigns.checks.ldap;
    exports dev.lifesigns.checks.load;
    exports dev.lifesigns.checks.memcached;
    exports dev.lifesigns.checks.memory;
    exports dev.lifesigns.checks.mqtt;
    exports dev.lifesigns.checks.nats;
    exports dev.lifesigns.checks.ntp;
    exports dev.lifesigns.checks.process;
    exports dev.lifesigns.checks.redis;
    exports dev.lifesigns.checks.s3;
    exports dev.lifesigns.checks.smtp;
    exports dev.lifesigns.checks.spi;
    exports dev.lifesigns.checks.systemd;
    exports dev.lifesigns.checks.tcp;
    exports dev.lifesigns.checks.tls;
    exports dev.lifesigns.checks.vault;
    exports dev.lifesigns.checks.websocket;
    exports dev.lifesigns.checks.zookeeper;

    provides CheckType with
            ConsulCheckType,
            DeadlockCheckType,
            DescriptorCheckType,
            DiskCheckType,
            DnsCheckType,
            ElasticsearchCheckType,
            EtcdCheckType,
            ExecCheckType,
            FileCheckType,
            GrpcCheckType,
            HttpCheckType,
            JdbcCheckType,
            LdapCheckType,
            LoadCheckType,
            MemcachedCheckType,
            MemoryCheckType,
            MqttCheckType,
            NatsCheckType,
            NtpCheckType,
            PressureCheckType,
            ProcessCheckType,
            RedisCheckType,
            S3CheckType,
            SmtpCheckType,
            SystemdCheckType,
            TcpCheckType,
            TlsCheckType,
            VaultCheckType,
            WebSocketCheckType,
            ZooKeeperCheckType;
}
