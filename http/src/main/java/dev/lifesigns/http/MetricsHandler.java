/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.Client.Source;
import java.util.concurrent.CompletionStage;

/**
 * Responds to scrapes. Everyone may see what the public level shows; clients of the configured networks and authenticated
 * ones see everything. A scraper with credentials that do not suffice is refused, as on the detailed view: with a part of
 * the metrics, its owner would not notice. Thread-safe.
 */
final class MetricsHandler implements PathHandler {
    private final Metrics metrics;
    private final MetricsResponses responses;
    private final Admission admission;
    private final ClientAddress clientAddress;

    MetricsHandler(Metrics metrics, MetricsResponses responses, Admission admission, ClientAddress clientAddress) {
        this.metrics = metrics;
        this.responses = responses;
        this.admission = admission;
        this.clientAddress = clientAddress;
    }

    @Override
    public boolean isAt(String path) {
        return metrics.path().equals(path);
    }

    /** Responds to a GET or HEAD request. There is no 304: ages differ in each response. */
    @Override
    public CompletionStage<HealthResponse> handle(HealthRequest request, boolean head) {
        MetricsForm form = MetricsForm.of(request);
        if (isOfNetwork(request)) {
            return responses.everything(form).to(head);
        }
        if (!admission.possible()) {
            return responses.ofPublicLevel(form).to(head);
        }
        if (request.header("Authorization") != null) {
            return admission.admit(
                    request, head, () -> responses.everything(form).to(head));
        }
        PreparedResponse response =
                admission.isAuthenticated(request) ? responses.everything(form) : responses.ofPublicLevel(form);
        return response.to(head);
    }

    /** A peer that forwards requests, and is not trusted to say for whom, stands for all of its clients. */
    private boolean isOfNetwork(HealthRequest request) {
        Client client = clientAddress.of(request);
        if (client.address() == null || client.source() == Source.UNREADABLE) {
            return false;
        }
        boolean forwarded = request.header("X-Forwarded-For") != null || request.header("Forwarded") != null;
        return (client.source() == Source.FORWARDED || !forwarded)
                && metrics.networks().contains(client.address());
    }
}
