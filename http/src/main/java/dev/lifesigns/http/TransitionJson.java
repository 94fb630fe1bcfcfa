/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.Transition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A transition as members of a JSON object. */
final class TransitionJson {
    private TransitionJson() {}

    /** One of a check, whose name is known. */
    static void write(JsonGenerator json, Transition transition) {
        write(json, transition, null);
    }

    /** The same with the name of the check or probe. */
    static void writeNamed(JsonGenerator json, Transition transition) {
        write(json, transition, transition instanceof Transition.OfCheck ? "check" : "probe");
    }

    private static void write(JsonGenerator json, Transition transition, @Nullable String kind) {
        Json.time(json, "at", transition.at());
        if (kind != null) {
            json.writeStringProperty(kind, transition.name());
        }
        json.writeStringProperty("from", transition.fromName());
        json.writeStringProperty("to", transition.toName());
        if (transition instanceof Transition.OfCheck check) {
            ErrorKind error = check.error();
            Json.text(json, "error", error == null ? null : error.wireName());
            Json.text(json, "message", check.message());
        }
        Json.millis(json, "lasted_ms", transition.lasted());
    }
}
