/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.jetty.HealthHandler;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * One Jetty that serves {@code /health/ready} from three checks, and {@code /static} with the same bytes from an array:
 * {@code ProbeServer PORT [HANGING]}, where HANGING is how many additional checks hang forever. {@code bench/probes.sh}
 * runs it.
 */
public final class ProbeServer {
    private ProbeServer() {}

    /** Serves constant bytes at one path, and the number of threads at another. */
    private static final class Static extends Handler.Abstract {
        private final ByteBuffer body;

        Static(byte[] body) {
            this.body = ByteBuffer.wrap(body).asReadOnlyBuffer();
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            if (path.equals("/threads")) {
                int threads = ManagementFactory.getThreadMXBean().getThreadCount();
                response.write(true, ByteBuffer.wrap((threads + "\n").getBytes(US_ASCII)), callback);
                return true;
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put(HttpHeader.ETAG, "W/\"6b45aceed6fecdec\"");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
            response.write(true, body.slice(), callback);
            return true;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int hanging = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        HealthCheck up = deadline -> CheckResult.up();
        CountDownLatch never = new CountDownLatch(1);
        HealthChecker.Builder builder =
                HealthChecker.builder().check("database", up).check("cache", up).check("disk", up);
        for (int i = 0; i < hanging; i++) {
            builder.check(
                    "hanging-" + i,
                    deadline -> {
                        awaitUninterruptibly(never);
                        return CheckResult.up();
                    },
                    policy -> policy.nonCritical().period(Duration.ofSeconds(1)).timeout(Duration.ofMillis(500)));
        }
        HealthChecker health = builder.build();
        health.start();
        while (health.status("readiness") == ProbeStatus.UNKNOWN) {
            Thread.onSpinWait();
        }
        HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
        byte[] body = new byte[151];
        Arrays.fill(body, (byte) 'x');

        Server server = new Server();
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(new HttpConfiguration()));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Sequence(new HealthHandler(endpoint), new Static(body)));
        server.start();
        server.join();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean released = false;
        while (!released) {
            try {
                latch.await();
                released = true;
            } catch (InterruptedException ignored) {
                released = latch.getCount() == 0;
            }
        }
    }
}
