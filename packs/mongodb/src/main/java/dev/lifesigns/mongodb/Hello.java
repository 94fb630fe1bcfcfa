/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The question what a server is, which needs no permission.
 *
 * @param primary whether it must know a primary
 */
record Hello(boolean primary) {
    private static final String DATABASE = "admin";
    private static final int UNKNOWN_COMMAND = 59;

    /** @throws Refusal if there is no answer by the deadline */
    CheckResult ask(MongoClient client, CheckDeadline deadline) throws Refusal, InterruptedException {
        try {
            MongoDatabase database =
                    client.getDatabase(DATABASE).withTimeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            return judge(answer(database));
        } catch (MongoInterruptedException interrupted) {
            // throwing the other one clears the flag, as is the convention
            Thread.interrupted();
            throw new InterruptedException();
        } catch (MongoException failure) {
            throw MongoFailure.of(failure);
        }
    }

    /** Servers before 4.4.2 know the question by its old name only. */
    private static Document answer(MongoDatabase database) {
        try {
            return database.runCommand(new Document("hello", 1), ReadPreference.nearest());
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != UNKNOWN_COMMAND) {
                throw refused;
            }
            return database.runCommand(new Document("isMaster", 1), ReadPreference.nearest());
        }
    }

    CheckResult judge(Document answer) {
        boolean writable = answer.getBoolean("isWritablePrimary", false) || answer.getBoolean("ismaster", false);
        CheckResult result = primary && !writable && !answer.containsKey("primary")
                ? CheckResult.down(ErrorKind.FAILED, "primary: none (expected: one that the server knows)")
                : CheckResult.up();
        return result.withDetail("writable", writable).withDetail("replica_set", answer.getString("setName"));
    }
}
