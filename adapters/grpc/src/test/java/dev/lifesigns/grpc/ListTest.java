/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label.LABEL_OPTIONAL;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label.LABEL_REPEATED;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_MESSAGE;
import static com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code List} over a real connection, for a client that has the messages of the protocol from a description of its own. */
class ListTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(
            HealthChecker.builder().probe("deep").check("database", database, policy -> policy.nonCritical()));

    @AfterEach
    void end() {
        health.close();
        time.close();
    }

    @Test
    void hasTheStandardProbes() throws Exception {
        assertThat(list(HealthService.of(health)))
                .containsExactly(
                        entry("", "SERVING"),
                        entry("liveness", "SERVING"),
                        entry("readiness", "SERVING"),
                        entry("startup", "SERVING"));
    }

    @Test
    void hasWhatIsDeclaredAsFarAsItExists() throws Exception {
        database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
        health.start();
        time.advance(Duration.ofSeconds(13));

        assertThat(list(HealthService.builder(health)
                        .serviceOfCheck("orders.v1.Reports", "database")
                        .serviceOfCheck("orders.v1.Later", "warehouse")
                        .build()))
                .containsExactly(
                        entry("", "SERVING"),
                        entry("liveness", "SERVING"),
                        entry("orders.v1.Reports", "NOT_SERVING"),
                        entry("readiness", "SERVING"),
                        entry("startup", "SERVING"));
    }

    @Test
    void namesOfTheCheckerAreInItIfExposed() throws Exception {
        assertThat(list(HealthService.builder(health).exposeCheckerNames().build()))
                .containsOnlyKeys("", "liveness", "readiness", "startup", "deep", "database");
    }

    @Test
    void oldEvidenceDoesNotServe() throws Exception {
        health.start();
        time.advance(Duration.ofSeconds(1));
        HealthService service =
                HealthService.builder(health).serviceOfCheck("db", "database").build();
        try (TestServer server = TestServer.start(service)) {
            assertThat(list(server)).containsEntry("db", "SERVING");
            time.freeze(Duration.ofHours(1));
            assertThat(list(server)).containsEntry("db", "NOT_SERVING");
        }
    }

    @Test
    void checksOfAProbeAreRunFirst() throws Exception {
        try (HealthChecker idle = HealthChecker.builder()
                .check(
                        "database",
                        deadline -> CheckResult.up(),
                        policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofHours(1))))
                .start()) {
            assertThat(list(HealthService.of(idle))).containsEntry("readiness", "SERVING");
        }
    }

    private static Map<String, String> list(HealthService service) throws DescriptorValidationException {
        try (TestServer server = TestServer.start(service)) {
            return list(server);
        }
    }

    private static Map<String, String> list(TestServer server) throws DescriptorValidationException {
        Descriptor response = response();
        MethodDescriptor<Message, Message> method = MethodDescriptor.<Message, Message>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("grpc.health.v1.Health/List")
                .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(response)))
                .build();
        Message found = ClientCalls.blockingUnaryCall(
                server.channel(), method, CallOptions.DEFAULT, Empty.getDefaultInstance());
        Map<String, String> statuses = new TreeMap<>();
        for (Object entry : (Iterable<?>) found.getField(response.findFieldByName("statuses"))) {
            Message service = (Message) entry;
            Message status =
                    (Message) service.getField(service.getDescriptorForType().findFieldByName("value"));
            Object name = service.getField(service.getDescriptorForType().findFieldByName("key"));
            statuses.put(
                    (String) name,
                    String.valueOf(status.getField(status.getDescriptorForType().findFieldByName("status"))));
        }
        return statuses;
    }

    /** {@code HealthListResponse}, as in the protocol's file. */
    private static Descriptor response() throws DescriptorValidationException {
        FileDescriptor health = HealthCheckResponse.getDescriptor().getFile();
        FieldDescriptorProto.Builder status = FieldDescriptorProto.newBuilder()
                .setType(TYPE_MESSAGE)
                .setTypeName(".grpc.health.v1.HealthCheckResponse");
        DescriptorProto entry = DescriptorProto.newBuilder()
                .setName("StatusesEntry")
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(FieldDescriptorProto.newBuilder()
                        .setName("key")
                        .setNumber(1)
                        .setLabel(LABEL_OPTIONAL)
                        .setType(TYPE_STRING))
                .addField(status.setName("value").setNumber(2).setLabel(LABEL_OPTIONAL))
                .build();
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("list.proto")
                .setPackage("test")
                .setSyntax("proto3")
                .addDependency(health.getName())
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("HealthListResponse")
                        .addNestedType(entry)
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("statuses")
                                .setNumber(1)
                                .setLabel(LABEL_REPEATED)
                                .setType(TYPE_MESSAGE)
                                .setTypeName(".test.HealthListResponse.StatusesEntry")))
                .build();
        return FileDescriptor.buildFrom(file, new FileDescriptor[] {health})
                .findMessageTypeByName("HealthListResponse");
    }
}
