/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.http.Endpoint;
import dev.lifesigns.checks.internal.http.Exchange;
import dev.lifesigns.checks.internal.http.Failures;
import dev.lifesigns.checks.internal.http.RequestHead;
import dev.lifesigns.checks.internal.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * What one run does: a request, the redirects that follow, and the verdict on the response. Immutable and thread-safe.
 *
 * @param endpoint where it starts
 * @param exchange how to reach the server
 * @param request what to send
 * @param expected which status codes are up
 * @param demand what the body must be like
 * @param days how long the certificates must still be valid
 */
record HttpRun(
        Endpoint endpoint,
        Exchange exchange,
        RequestHead request,
        ExpectedStatus expected,
        BodyDemand demand,
        CertificateDays days) {
    private static final int MOST_REDIRECTS = 5;

    CheckResult result(CheckDeadline deadline) throws InterruptedException {
        return result(exchange, deadline).withDetail("server", endpoint.toString());
    }

    /** The first result of an address that is not up, or that of the last one; all addresses share the time. */
    CheckResult resultOfAll(CheckDeadline deadline) throws InterruptedException {
        List<InetAddress> addresses;
        try {
            addresses = exchange.addresses(deadline);
        } catch (IOException e) {
            return Failures.request(endpoint, e).withDetail("server", endpoint.toString());
        }
        CheckResult worst = CheckResult.up();
        for (int asked = 0; asked < addresses.size(); asked++) {
            InetAddress address = addresses.get(asked);
            CheckDeadline share = CheckDeadline.after(deadline.remaining().dividedBy(addresses.size() - asked));
            CheckResult result = result(exchange.at(address), share).withDetail("address", address.getHostAddress());
            if (result.status() == CheckStatus.DOWN) {
                worst = result;
                break;
            }
            worst = worst.status() == CheckStatus.DEGRADED ? worst : result;
        }
        return worst.withDetail("addresses", addresses.size()).withDetail("server", endpoint.toString());
    }

    private CheckResult result(Exchange over, CheckDeadline deadline) throws InterruptedException {
        try {
            return follow(over, deadline);
        } catch (IOException e) {
            return Failures.request(endpoint, e);
        }
    }

    private CheckResult follow(Exchange over, CheckDeadline deadline) throws IOException, InterruptedException {
        Endpoint current = endpoint;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Response response = over.send(request, current.uri(), deadline);
            int status = response.head().status();
            String location = response.head().field("Location");
            if (expected.contains(status) || location == null || !follows(status)) {
                CheckResult result = expected.contains(status)
                        ? judge(response, deadline)
                        : Failures.status(endpoint, status, expected);
                return result.withDetail("status_code", status).withDetail("redirects", redirects);
            }
            Endpoint next = current.redirectedTo(location);
            if (next == null || !endpoint.sameServer(next)) {
                return CheckResult.down(endpoint + ": status " + status + " redirects to "
                                + (next == null ? "no usable URL" : next)
                                + " (expected: the same scheme, host and port)")
                        .withDetail("status_code", status);
            }
            current = next;
        }
        return CheckResult.down(endpoint + ": more redirects than " + MOST_REDIRECTS);
    }

    private CheckResult judge(Response response, CheckDeadline deadline) {
        String server = endpoint.toString();
        CheckResult body = demand.isNone() ? CheckResult.up() : demand.judge(server, response.text(), deadline);
        Long left = response.daysLeft();
        return left == null ? body : days.judge(body, server, left);
    }

    private boolean follows(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> !request.method().equals("POST");
            default -> false;
        };
    }
}
