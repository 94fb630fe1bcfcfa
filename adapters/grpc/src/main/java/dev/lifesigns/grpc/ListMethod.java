/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The method {@code List} of the protocol, which the classes of grpc-services do not have. Its response is written by hand: a
 * generated class would clash with theirs as soon as they do.
 */
final class ListMethod {
    private static final int STATUSES = 1;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    /** The request has no fields, so its bytes do not matter. */
    private static final MethodDescriptor<byte[], byte[]> DESCRIPTOR = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(HealthGrpc.SERVICE_NAME, "List"))
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private ListMethod() {}

    /** The generated service with this method, instead of the one that a later grpc-services may have. */
    static ServerServiceDefinition addTo(ServerServiceDefinition generated, HealthCalls calls) {
        List<ServerMethodDefinition<?, ?>> others = generated.getMethods().stream()
                .filter(method ->
                        !method.getMethodDescriptor().getFullMethodName().equals(DESCRIPTOR.getFullMethodName()))
                .<ServerMethodDefinition<?, ?>>map(method -> method)
                .toList();
        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(HealthGrpc.SERVICE_NAME)
                .setSchemaDescriptor(generated.getServiceDescriptor().getSchemaDescriptor())
                .addMethod(DESCRIPTOR);
        others.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
        others.forEach(service::addMethod);
        return service.addMethod(DESCRIPTOR, ServerCalls.asyncUnaryCall(calls::list))
                .build();
    }

    /** The message {@code HealthListResponse}: {@code map<string, HealthCheckResponse> statuses = 1}. */
    static byte[] response(Map<String, ServingStatus> statuses) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (Map.Entry<String, ServingStatus> entry : statuses.entrySet()) {
                HealthCheckResponse status = HealthCalls.response(entry.getValue());
                out.writeTag(STATUSES, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(CodedOutputStream.computeStringSize(KEY, entry.getKey())
                        + CodedOutputStream.computeMessageSize(VALUE, status));
                out.writeString(KEY, entry.getKey());
                out.writeMessage(VALUE, status);
            }
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is memory that is written to
        }
        return bytes.toByteArray();
    }

    /** Bytes as they are. */
    private static final class Bytes implements Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
