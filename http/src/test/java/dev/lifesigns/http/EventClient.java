/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.testkit.Behavior;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of the events in virtual time, and the server that writes to it. */
final class EventClient implements Flow.Subscriber<ByteBuffer> {
    private static final Pattern ID = Pattern.compile("id: (\\S+)\n");

    private final Orders orders;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> parts = new ArrayList<>();
    private boolean reading;
    private Flow.@Nullable Subscription subscription;

    @Nullable
    Throwable error;

    int ends;

    private EventClient(Orders orders, boolean reading) {
        this.orders = orders;
        this.reading = reading;
    }

    /** One that reads everything. */
    static EventClient of(Orders orders) {
        return of(orders, null);
    }

    static EventClient of(Orders orders, @Nullable String lastEventId) {
        return subscribed(new EventClient(orders, true), open(orders, lastEventId));
    }

    /** One that reads nothing before {@link #read}. */
    static EventClient silent(Orders orders) {
        return subscribed(new EventClient(orders, false), open(orders, null));
    }

    private static EventClient subscribed(EventClient client, HealthResponse response) {
        assertThat(response.status()).isEqualTo(200);
        requireNonNull(response.stream()).subscribe(client);
        client.orders.time.settle();
        return client;
    }

    static HealthResponse open(Orders orders, @Nullable String lastEventId) {
        TestRequest request = request("GET");
        return orders.ask((lastEventId == null ? request : request.with("Last-Event-ID", lastEventId)).streaming());
    }

    static TestRequest request(String method) {
        return TestRequest.of(method, "/health/events").with("Authorization", "Bearer " + Orders.TOKEN);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (reading) {
            given.request(1);
        }
    }

    @Override
    public void onNext(ByteBuffer part) {
        parts.add(part.remaining());
        text.append(UTF_8.decode(part));
        if (reading) {
            requireNonNull(subscription).request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        assertThat(error).isNull();
        error = thrown;
    }

    @Override
    public void onComplete() {
        ends++;
    }

    /** Reads everything from now on. */
    void read() {
        reading = true;
        request(1);
    }

    void request(long more) {
        requireNonNull(subscription).request(more);
        orders.time.settle();
    }

    /** The client disconnects, and its server notices. */
    void disconnect() {
        requireNonNull(subscription).cancel();
    }

    /** All that was read, without comments. */
    List<String> events() {
        return Arrays.stream(text.toString().split("(?<=\n\n)"))
                .filter(event -> !event.startsWith(":"))
                .toList();
    }

    /** The text since the last call. */
    String news() {
        String news = text.toString();
        text.setLength(0);
        return news;
    }

    List<Integer> parts() {
        return parts;
    }

    /** The last id that was read, which a client sends when it connects again. */
    String lastId() {
        Matcher ids = ID.matcher(text);
        String last = null;
        while (ids.find()) {
            last = ids.group(1);
        }
        return requireNonNull(last);
    }

    boolean isOpen() {
        return error == null && ends == 0;
    }

    /** Runs all checks, which takes half a second. */
    static void transition(Orders orders, int times) {
        for (int i = 0; i < times; i++) {
            orders.database.setBehavior(
                    orders.health.snapshot().check("database").status() == CheckStatus.UP
                            ? Behavior.down(ErrorKind.UNREACHABLE, "connection refused")
                            : Behavior.up());
            orders.health.runAll(Duration.ofSeconds(1));
        }
    }
}
