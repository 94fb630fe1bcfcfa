/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is answered at one path.
 *
 * @param authenticated whether only authenticated readers are answered
 * @param questions one per dialect that has this path
 */
record Route(boolean authenticated, List<Question> questions) {
    /** The question in that dialect, or {@code null} if it does not know this path. */
    @Nullable
    Question in(Dialect dialect) {
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question.dialect() == dialect) {
                return question;
            }
        }
        return null;
    }
}
