/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

/** One query, sent to one server after the other until one of them knows. Nothing is cached. */
record Question(Name name, int type) {

    Reply ask(List<InetSocketAddress> servers, CheckDeadline deadline) throws InterruptedException {
        Reply reply = new Reply.Refused("no name server is configured");
        for (int asked = 0; asked < servers.size(); asked++) {
            Duration share = deadline.remaining().dividedBy(servers.size() - asked);
            reply = ask(servers.get(asked), share);
            if (reply instanceof Reply.Records || reply instanceof Reply.NoSuchName) {
                return reply;
            }
        }
        return reply;
    }

    private Reply ask(InetSocketAddress server, Duration timeout) throws InterruptedException {
        if (timeout.isZero()) {
            return new Reply.Silent(ErrorKind.TIMEOUT, "no response in time");
        }
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(timeout);
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        CompletableFuture<Message> answer =
                resolver.sendAsync(query, Runnable::run).toCompletableFuture();
        try {
            return read(answer.get(timeout.toNanos(), NANOSECONDS));
        } catch (TimeoutException e) {
            return new Reply.Silent(ErrorKind.TIMEOUT, "no response in time");
        } catch (ExecutionException e) {
            return unanswered(e.getCause());
        }
    }

    private Reply read(Message answer) {
        int code = answer.getRcode();
        if (code == Rcode.NXDOMAIN) {
            return new Reply.NoSuchName();
        }
        if (code != Rcode.NOERROR) {
            return new Reply.Refused("the server responded " + Rcode.string(code));
        }
        return new Reply.Records(answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .map(Question::value)
                .toList());
    }

    private static String value(Record record) {
        if (record instanceof ARecord four) {
            return four.getAddress().getHostAddress();
        }
        return record instanceof AAAARecord six ? six.getAddress().getHostAddress() : RecordType.value(record);
    }

    private static Reply unanswered(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                return new Reply.Silent(ErrorKind.UNREACHABLE, "connection refused");
            }
            if (cause instanceof SocketTimeoutException) {
                return new Reply.Silent(ErrorKind.TIMEOUT, "no response in time");
            }
        }
        return new Reply.Refused("the response cannot be read");
    }
}
