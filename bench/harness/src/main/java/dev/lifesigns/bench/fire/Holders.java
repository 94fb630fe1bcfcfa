/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Connections that make the agent keep something: each sends something at once, and more each second. Connections that the
 * agent closes are opened again.
 */
final class Holders implements Attack {
    private static final String REQUEST = "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    /** Each connection is used once per second, some in each tick. */
    private static final int TICKS = 50;

    private static final Duration TICK = Duration.ofSeconds(1).dividedBy(TICKS);

    /** The agent accepts 1,000 connections per address; an attack with more uses several addresses. */
    private static final int OF_ONE_ADDRESS = 900;

    private final String name;
    private final int port;
    private final byte[] first;
    private final byte[] more;
    private final boolean reads;
    private final @Nullable SocketChannel[] channels;
    private final ByteBuffer received = ByteBuffer.allocate(4096);
    private final Tally tally = new Tally();

    private Holders(String name, int port, int connections, String first, String more, boolean reads) {
        this.name = name;
        this.port = port;
        this.first = first.getBytes(StandardCharsets.US_ASCII);
        this.more = more.getBytes(StandardCharsets.US_ASCII);
        this.reads = reads;
        this.channels = new SocketChannel[connections];
    }

    /** The start of a head, and then a byte of a field each second. */
    static Attack slowRequests(int port, int connections) {
        return new Holders("slow requests", port, connections, REQUEST + "X-Slow: ", "a", true);
    }

    /** Some kilobytes of a head that never ends: thousands of fields, or few large ones. */
    static Attack tinyFields(int port, int connections) {
        return new Holders("heads of tiny fields", port, connections, REQUEST + "a:\r\n".repeat(2_000), "", true);
    }

    static Attack largeFields(int port, int connections) {
        String field = "X-" + "a".repeat(1_000) + ": b\r\n";
        return new Holders("heads of large fields", port, connections, REQUEST + field.repeat(7), "", true);
    }

    /** Connects and sends nothing, from many addresses. */
    static Attack idle(int port, int connections) {
        return new Holders("connections that send nothing", port, connections, "", "", true);
    }

    /** Requests one after the other, without reading the responses. */
    static Attack neverReading(int port, int connections) {
        String requests = (REQUEST + "\r\n").repeat(100);
        return new Holders("readers that never read", port, connections, requests, requests, false);
    }

    /** Requests one after the other, reading the responses. */
    static Attack pipelining(int port, int connections) {
        String requests = (REQUEST + "\r\n").repeat(20);
        return new Holders("pipelined requests", port, connections, requests, requests, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        try {
            for (int tick = 0; ; tick++) {
                for (int i = tick % TICKS; i < channels.length; i += TICKS) {
                    touch(i);
                }
                Thread.sleep(TICK);
            }
        } finally {
            for (SocketChannel each : channels) {
                if (each != null) {
                    each.close();
                }
            }
        }
    }

    private void touch(int i) throws IOException {
        try {
            if (channels[i] == null) {
                channels[i] = open(i);
                tally.count("opened");
            } else if (reads && isClosedByAgent(channels[i])) {
                close(i);
            } else {
                channels[i].write(ByteBuffer.wrap(more));
            }
        } catch (IOException cutOff) {
            close(i);
        }
    }

    /** Reads everything that has arrived. */
    private boolean isClosedByAgent(SocketChannel channel) throws IOException {
        int read = channel.read(received.clear());
        while (read > 0) {
            read = channel.read(received.clear());
        }
        return read < 0;
    }

    private SocketChannel open(int i) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            if (!reads) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 2_048);
            }
            if (channels.length > OF_ONE_ADDRESS) {
                channel.bind(new InetSocketAddress(address(i / OF_ONE_ADDRESS), 0));
            }
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(first));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A loopback address that no other attack uses. */
    private InetAddress address(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 1, (byte) name.hashCode(), (byte) (number + 1)});
    }

    private void close(int i) throws IOException {
        tally.count("closed by the agent");
        if (channels[i] != null) {
            channels[i].close();
            channels[i] = null;
        }
    }
}
