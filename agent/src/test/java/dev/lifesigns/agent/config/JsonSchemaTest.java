/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifesigns.text.JsonText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** An editor that holds the schema says the same as the reader, as far as a schema can. */
class JsonSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigJsonSchema.of(Configs.TYPES), InputFormat.JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: {a: {type: deadlock}}",
                "checks: {a: {type: jdbc, url: x, password: 5, timeout: 1s, period: '${P}', probes: [readiness, own]}}",
                "checks: {a: {type: disk, path: /, minFree: 1GB, minFreeShare: 5%, jitter: 0.1}}",
                "checks: {a: {type: disk, path: /, minFree: 1000, minFreeShare: '${S}'}}",
                "checks: {a: {type: http, url: x, expect: [200, 3xx], count: '${N:1}', strict: '${STRICT}'}}",
                "checks: {a: {type: http, url: x, expect: 200, scope: process, critical: false, cacheFor: 1s}}",
                "service: {name: a, version: 1.4}\nserver: {host: '::', port: '${PORT}', basePath: /h, drainDelay: 0s}\n"
                        + "security: {publicLevel: status, detailed: {tokens: ['${T}'], basic: {a: '${B}'}},"
                        + " rateLimit: {enabled: false, exempt: 10.0.0.0/8, trustedProxies: []}}\n"
                        + "historySize: 0\ndefaults: {period: 1m, probes: liveness}\nchecks: {a: {type: deadlock}}",
            })
    void takesWhatTheReaderTakes(String yaml) {
        assertThat(errors(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "checks: {}",
                "checks: {A: {type: deadlock}}",
                "checks: {a: {}}",
                "checks: {a: {type: nope}}",
                "checks: {a: {type: jdbc}}",
                "checks: {a: {type: deadlock, url: x}}",
                "checks: {a: {type: deadlock, timout: 1s}}",
                "checks: {a: {type: deadlock, timeout: 1}}",
                "checks: {a: {type: deadlock, critical: 'yes'}}",
                "checks: {a: {type: deadlock, failureThreshold: 0}}",
                "checks: {a: {type: deadlock, jitter: 0.6}}",
                "checks: {a: {type: deadlock, scope: hots}}",
                "checks: {a: {type: deadlock, probes: []}}",
                "checks: {a: {type: deadlock}}\nserver: {port: 65536}",
                "checks: {a: {type: deadlock}}\nserver: {prt: 1}",
                "checks: {a: {type: deadlock}}\nsecurity: {detailed: {tokens: [abc]}}",
                "checks: {a: {type: deadlock}}\nservr: {}",
            })
    void refusesWhatTheReaderRefuses(String yaml) {
        assertThat(Configs.read(yaml).config()).isNull();
        assertThat(errors(yaml)).isNotEmpty();
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(ConfigJsonSchema.of(Configs.TYPES))
                .contains("\"description\" : \"Time limit of a run.")
                .contains("\"default\" : \"10s\"")
                .contains("\"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"");
    }

    private static List<Error> errors(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Map<?, ?> document = (Map<?, ?>) new Load(settings).loadFromString(yaml);
        return SCHEMA.validate(JsonText.indented(document), InputFormat.JSON);
    }
}
