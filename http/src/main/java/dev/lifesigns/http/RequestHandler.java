/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.metrics.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request: rate limit, route, authentication, then the representation, either immediately or once it is there.
 * Thread-safe.
 */
final class RequestHandler {
    private final Routes routes;
    private final RepresentationCache representations;
    private final ErrorResponses errors;
    private final ThrottledErrorLog faults;
    private final UnstartedWarning unstarted;
    private final Admission admission;
    private final @Nullable EventsHandler events;
    private final List<PathHandler> handlers = new ArrayList<>();
    private final ClientAddress clientAddress;
    private final LongPolling longPolling;
    private final @Nullable RateLimiter rateLimiter;
    private final Semaphore overLimitPlaces = new Semaphore(Waits.CAPACITY);

    /**
     * @param rateLimit the limit for each client, or {@code null} for none
     * @param strict whether it applies to liveness, readiness, and startup as well
     * @param level what metrics and badges show to everyone
     * @param metrics where there are metrics, or {@code null}
     * @param beats who receives signs of life, or {@code null}
     */
    RequestHandler(
            HealthChecker checker,
            Routes routes,
            RepresentationCache representations,
            Authentication authentication,
            @Nullable RateLimit rateLimit,
            boolean strict,
            PublicLevel level,
            @Nullable Metrics metrics,
            @Nullable BeatReceiver beats,
            LongSupplier nanoClock) {
        this.routes = routes;
        this.representations = representations;
        this.clientAddress = new ClientAddress(rateLimit == null ? CidrSet.NONE : rateLimit.trustedProxies());
        this.rateLimiter = rateLimit == null ? null : new RateLimiter(rateLimit, strict, nanoClock);
        this.errors = new ErrorResponses(authentication.challenges());
        this.faults = new ThrottledErrorLog(System.getLogger("dev.lifesigns.http"), nanoClock);
        this.unstarted = new UnstartedWarning(checker, nanoClock);
        this.admission = new Admission(authentication, clientAddress, errors, this::fault);
        Representation everything = routes.everything();
        this.events = authentication.possible()
                ? new EventsHandler(
                        routes.eventsPath(),
                        new EventStreams(checker, () -> representations.parts(everything), faults::log),
                        admission,
                        errors)
                : null;
        handlers.add(new FilesHandler(routes));
        handlers.add(new BadgeHandler(checker, routes.badgePath(), level, errors));
        if (metrics != null) {
            handlers.add(new MetricsHandler(
                    metrics,
                    new MetricsResponses(checker, new Collector(metrics.requests()), level, nanoClock),
                    admission,
                    clientAddress));
        }
        if (events != null) {
            handlers.add(events);
        }
        if (beats != null) {
            handlers.add(new BeatHandler(routes.beatPath(), beats));
        }
        this.longPolling = new LongPolling(checker, representations, errors, nanoClock, this::fault, new Waits());
    }

    /** Responds as {@link HealthEndpoint#handle} promises. */
    CompletionStage<HealthResponse> handle(HealthRequest request) {
        try {
            unstarted.onRequest();
            return respond(request);
        } catch (Throwable fault) {
            return fault(fault);
        }
    }

    private CompletionStage<HealthResponse> respond(HealthRequest request) {
        boolean head = request.method().equals("HEAD");
        try {
            return dispatch(request, head);
        } catch (BadRequestException e) {
            return errors.badRequest(e).to(head);
        }
    }

    private CompletionStage<HealthResponse> dispatch(HealthRequest request, boolean head) {
        boolean reading = head || request.method().equals("GET");
        if (rateLimiter != null && rateLimiter.exceeded(clientAddress.of(request))) {
            return overLimit(request, reading && !rateLimiter.isStrict(), head);
        }
        Route route = routes.find(request.path());
        if (request.isAtPublicPort() && !routes.isPublic(request.path(), route)) {
            return errors.notFound().to(head);
        }
        if (route == null) {
            return withoutRoute(request, reading, head);
        }
        if (!reading) {
            return refuse(route, errors.methodNotAllowed(), head);
        }
        try {
            Representation representation = route.representation(request);
            if (representation == null) {
                return refuse(route, errors.notFound(), head);
            }
            return route.authenticated()
                    ? authenticated(representation, request, head)
                    : represent(representation, request, head);
        } catch (BadRequestException e) {
            return refuse(route, errors.badRequest(e), head);
        } catch (Throwable fault) {
            route.count(500);
            return fault(fault);
        }
    }

    private CompletionStage<HealthResponse> withoutRoute(HealthRequest request, boolean reading, boolean head) {
        for (PathHandler handler : handlers) {
            if (handler.isAt(request.path())) {
                return reading || !handler.isReadOnly()
                        ? handler.handle(request, head)
                        : errors.methodNotAllowed().to(head);
            }
        }
        return errors.notFound().to(head);
    }

    /** Ends the events; complete when all who read them know. */
    CompletionStage<Void> endEvents() {
        return events == null ? CompletableFuture.completedStage(null) : events.end();
    }

    /** Responds without a representation. */
    private static CompletionStage<HealthResponse> refuse(
            @Nullable Route route, PreparedResponse response, boolean head) {
        if (route != null) {
            route.count(response.status());
        }
        return response.to(head);
    }

    /**
     * A kubelet must get a response even if another client exceeds the limit from the same address: with the true status
     * code, at the lowest cost, and immediately unless checks that run on a probe have to run first.
     */
    private CompletionStage<HealthResponse> overLimit(HealthRequest request, boolean lenient, boolean head) {
        Route route = known(request);
        Representation representation = route == null || !lenient ? null : brief(route, request);
        if (representation == null) {
            return refuse(route, errors.tooManyRequests(1), head);
        }
        VersionCache version = representations.upToDate(representation);
        return version == null
                ? overLimitAfterRuns(representation, head)
                : conditional(representation, version, null, head);
    }

    /** One run serves all who wait for it; who finds no place gets the status before that run. */
    private CompletionStage<HealthResponse> overLimitAfterRuns(Representation representation, boolean head) {
        CompletableFuture<VersionCache> runs =
                representations.afterRuns(representation).toCompletableFuture();
        if (!overLimitPlaces.tryAcquire()) {
            return conditional(representation, representations.latest(), null, head);
        }
        LinkedResponse response = linked(representation);
        var unused = response.whenComplete((sent, failure) -> overLimitPlaces.release());
        return response.follow(runs, version -> conditional(representation, version, null, head));
    }

    /** A response that may come later, and is counted if it becomes one to an internal error. */
    private LinkedResponse linked(Representation representation) {
        return new LinkedResponse(fault -> {
            representation.count(500);
            return fault(fault);
        });
    }

    private @Nullable Route known(HealthRequest request) {
        try {
            return routes.find(request.path());
        } catch (BadRequestException e) {
            return null;
        }
    }

    private static @Nullable Representation brief(Route route, HealthRequest request) {
        try {
            return route.brief(request);
        } catch (BadRequestException e) {
            return null;
        }
    }

    private CompletionStage<HealthResponse> authenticated(
            Representation representation, HealthRequest request, boolean head) {
        PendingRequest pending = pending(representation, request, head);
        return admission.admit(request, head, () -> respondLater(pending));
    }

    private CompletionStage<HealthResponse> represent(
            Representation representation, HealthRequest request, boolean head) {
        String ifNoneMatch = request.header("If-None-Match");
        boolean patient = ifNoneMatch != null && WaitPreference.seconds(request.header("Prefer")) > 0;
        VersionCache version = patient ? null : representations.upToDate(representation);
        return version == null
                ? respondLater(pending(representation, request, head))
                : conditional(representation, version, ifNoneMatch, head);
    }

    private PendingRequest pending(Representation representation, HealthRequest request, boolean head) {
        String ifNoneMatch = request.header("If-None-Match");
        int seconds = ifNoneMatch == null ? 0 : WaitPreference.seconds(request.header("Prefer"));
        return new PendingRequest(
                representation, head, clientAddress.of(request).key(), ifNoneMatch, seconds);
    }

    private CompletionStage<HealthResponse> respondLater(PendingRequest pending) {
        VersionCache version = representations.upToDate(pending.representation());
        return version == null
                ? linked(pending.representation())
                        .follow(
                                representations
                                        .afterRuns(pending.representation())
                                        .toCompletableFuture(),
                                soon -> respondLater(pending, soon))
                : respondLater(pending, version);
    }

    private CompletionStage<HealthResponse> respondLater(PendingRequest pending, VersionCache version) {
        String ifNoneMatch = pending.ifNoneMatch();
        Representation representation = pending.representation();
        if (ifNoneMatch == null || pending.waitSeconds() == 0) {
            return conditional(representation, version, ifNoneMatch, pending.head());
        }
        LongPoll poll = new LongPoll(longPolling, pending, ifNoneMatch).start(version);
        var unused = poll.thenAccept(response -> representation.count(response.status()));
        return poll;
    }

    private CompletionStage<HealthResponse> conditional(
            Representation representation, VersionCache version, @Nullable String ifNoneMatch, boolean head) {
        RenderedRepresentation rendered = representations.render(representation, version);
        if (rendered == null) {
            return errors.notFound().to(head);
        }
        if (ifNoneMatch != null && rendered.matches(ifNoneMatch)) {
            representation.count(304);
            return rendered.notModified();
        }
        representation.count(rendered.status());
        return representations.full(rendered, head);
    }

    private CompletionStage<HealthResponse> fault(Throwable fault) {
        faults.log(fault);
        return errors.internalServerError();
    }
}
