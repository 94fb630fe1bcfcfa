/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package fire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Connections whose request never ends: the head of it at once, and then a byte of a header each second. What the agent closes
 * is opened again.
 */
final class SlowLoris implements Attack {
    private static final byte[] HEAD =
            "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MORE = {'a'};
    /** Each of them is touched once a second, some in each tick. */
    private static final int TICKS = 50;

    private static final Duration TICK = Duration.ofSeconds(1).dividedBy(TICKS);

    private final int port;
    private final SocketChannel[] channels;
    private final ByteBuffer received = ByteBuffer.allocate(4096);
    private final Tally tally = new Tally();

    SlowLoris(int port, int connections) {
        this.port = port;
        this.channels = new SocketChannel[connections];
    }

    @Override
    public String name() {
        return "slow requests";
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
                channels[i] = open();
                tally.count("opened");
            } else if (channels[i].read(received.clear()) < 0) {
                close(i);
            } else {
                channels[i].write(ByteBuffer.wrap(MORE));
            }
        } catch (IOException cutOff) {
            close(i);
        }
    }

    private SocketChannel open() throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.write(ByteBuffer.wrap(HEAD));
        channel.configureBlocking(false);
        return channel;
    }

    private void close(int i) throws IOException {
        tally.count("closed by the agent");
        if (channels[i] != null) {
            channels[i].close();
            channels[i] = null;
        }
    }
}
