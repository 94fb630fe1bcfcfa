/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.PasswordQueue.Verdict;
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
    private final Authentication authentication;
    private final ClientAddress clientAddress;
    private final LongPolling longPolling;
    private final @Nullable RateLimiter rateLimiter;
    private final Semaphore overLimitPlaces = new Semaphore(Waits.CAPACITY);

    /**
     * @param rateLimit the limit for each client, or {@code null} for none
     * @param strict whether it applies to liveness, readiness, and startup as well
     */
    RequestHandler(
            HealthChecker checker,
            Routes routes,
            RepresentationCache representations,
            Authentication authentication,
            @Nullable RateLimit rateLimit,
            boolean strict,
            LongSupplier nanoClock) {
        this.routes = routes;
        this.representations = representations;
        this.authentication = authentication;
        this.clientAddress = new ClientAddress(rateLimit == null ? CidrSet.NONE : rateLimit.trustedProxies());
        this.rateLimiter = rateLimit == null ? null : new RateLimiter(rateLimit, strict, nanoClock);
        this.errors = new ErrorResponses(authentication.challenges());
        this.faults = new ThrottledErrorLog(System.getLogger("dev.lifesigns.http"), nanoClock);
        this.unstarted = new UnstartedWarning(checker, nanoClock);
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
        if (route == null) {
            return errors.notFound().to(head);
        }
        if (!reading) {
            return errors.methodNotAllowed().to(head);
        }
        Representation representation = route.representation(request);
        if (representation == null) {
            return errors.notFound().to(head);
        }
        return route.authenticated()
                ? authenticated(representation, request, head)
                : represent(representation, request, head);
    }

    /**
     * A kubelet must get a response even if another client exceeds the limit from the same address: with the true status
     * code, at the lowest cost, and immediately unless checks that run on a probe have to run first.
     */
    private CompletionStage<HealthResponse> overLimit(HealthRequest request, boolean lenient, boolean head) {
        Representation representation = lenient ? brief(request) : null;
        if (representation == null) {
            return errors.tooManyRequests(1).to(head);
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
        LinkedResponse response = new LinkedResponse(this::fault);
        var unused = response.whenComplete((sent, failure) -> overLimitPlaces.release());
        return response.follow(runs, version -> conditional(representation, version, null, head));
    }

    private @Nullable Representation brief(HealthRequest request) {
        try {
            Route route = routes.find(request.path());
            return route == null ? null : route.brief(request);
        } catch (BadRequestException e) {
            return null;
        }
    }

    private CompletionStage<HealthResponse> authenticated(
            Representation representation, HealthRequest request, boolean head) {
        CompletableFuture<Verdict> verdict = authentication.of(request, clientAddress.of(request));
        if (verdict.isDone()) {
            PreparedResponse refusal = refusal(verdict.join());
            return refusal == null ? represent(representation, request, head) : refusal.to(head);
        }
        PendingRequest pending = pending(representation, request, head);
        return new LinkedResponse(this::fault).follow(verdict, judged -> {
            PreparedResponse refusal = refusal(judged);
            return refusal == null ? respondLater(pending) : refusal.to(head);
        });
    }

    private @Nullable PreparedResponse refusal(Verdict verdict) {
        return switch (verdict.outcome()) {
            case AUTHENTICATED -> null;
            case FORBIDDEN -> errors.forbidden();
            case REJECTED -> errors.unauthorized();
            case BUSY -> errors.tooManyRequests(verdict.retryAfterSeconds());
        };
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
                ? new LinkedResponse(this::fault)
                        .follow(
                                representations
                                        .afterRuns(pending.representation())
                                        .toCompletableFuture(),
                                soon -> respondLater(pending, soon))
                : respondLater(pending, version);
    }

    private CompletionStage<HealthResponse> respondLater(PendingRequest pending, VersionCache version) {
        return pending.ifNoneMatch() == null || pending.waitSeconds() == 0
                ? conditional(pending.representation(), version, pending.ifNoneMatch(), pending.head())
                : new LongPoll(longPolling, pending, pending.ifNoneMatch()).start(version);
    }

    private CompletionStage<HealthResponse> conditional(
            Representation representation, VersionCache version, @Nullable String ifNoneMatch, boolean head) {
        RenderedRepresentation rendered = representations.render(representation, version);
        if (rendered == null) {
            return errors.notFound().to(head);
        }
        return ifNoneMatch != null && rendered.matches(ifNoneMatch)
                ? rendered.notModified()
                : representations.full(rendered, head);
    }

    private CompletionStage<HealthResponse> fault(Throwable fault) {
        faults.log(fault);
        return errors.internalServerError();
    }
}
