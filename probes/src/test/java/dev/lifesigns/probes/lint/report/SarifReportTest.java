/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifesigns.probes.lint.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema(), InputFormat.JSON);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void reportIsSarifBySchema() {
        for (LintRunInput linted : List.of(Examples.SOMETHING, Examples.NOTHING)) {
            assertThat(SCHEMA.validate(sarif(linted), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void schemaRefusesWhatIsNoSarif() {
        String wrong =
                sarif(Examples.SOMETHING).replace("\"ruleId\"", "\"rule\"").replace("\"2.1.0\"", "\"2.2\"");
        assertThat(SCHEMA.validate(wrong, InputFormat.JSON)).hasSizeGreaterThan(2);
    }

    @Test
    void ruleSaysWhatItsPageSays() {
        JsonNode rule = run(Examples.SOMETHING).at("/tool/driver/rules/0");
        assertThat(rule.at("/id").asString()).isEqualTo("timeout-not-below-period");
        assertThat(rule.at("/shortDescription/text").asString())
                .isEqualTo("A probe's timeout is shorter than its period.");
        assertThat(rule.at("/help/text").asString()).contains("Instead of:\n  livenessProbe:\n");
        assertThat(rule.at("/help/markdown").asString()).contains("## Instead of\n\n```yaml\nlivenessProbe:\n");
        assertThat(rule.at("/defaultConfiguration/level").asString()).isEqualTo("error");
    }

    @Test
    void resultHasItsRuleItsPlaceAndItsWords() {
        JsonNode result = run(Examples.SOMETHING).at("/results/1");
        assertThat(result.at("/ruleIndex").asInt()).isZero();
        assertThat(result.at("/level").asString()).isEqualTo("error");
        assertThat(result.at("/message/text").asString())
                .startsWith(
                        "Deployment orders, container app: livenessProbe.timeoutSeconds is 10 and periodSeconds is 10."
                                + " While it hangs,");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("k8s/orders.yaml");
        assertThat(place.at("/artifactLocation/uriBaseId").asString()).isEqualTo("%SRCROOT%");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(3);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(3);
    }

    @Test
    void findingOfAWholeFileHasNoRegion() {
        JsonNode place = run(Examples.SOMETHING).at("/results/0/locations/0/physicalLocation");
        assertThat(place.has("artifactLocation")).isTrue();
        assertThat(place.has("region")).isFalse();
    }

    @Test
    void suppressionsSayWhereTheyStandAndWhy() {
        JsonNode results = run(Examples.SOMETHING).at("/results");
        assertThat(results.at("/1/suppressions").isMissingNode()).isTrue();
        assertThat(results.at("/2/suppressions/0/kind").asString()).isEqualTo("external");
        assertThat(results.at("/3/suppressions/0/kind").asString()).isEqualTo("inSource");
        assertThat(results.at("/3/suppressions/0/justification").asString()).isEqualTo("it naps");
    }

    @Test
    void brokenFileIsAFailedInvocation() {
        JsonNode invocation = run(Examples.SOMETHING).at("/invocations/0");
        assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asString())
                .isEqualTo("a tab (expected: spaces)");
        assertThat(run(Examples.NOTHING)
                        .at("/invocations/0/executionSuccessful")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void fingerprintMovesWithItsLine() {
        assertThat(fingerprints(Examples.SLOW))
                .isEqualTo(fingerprints(Examples.finding("k8s/orders.yaml", 90, "livenessProbe.timeoutSeconds is 30")))
                .isNotEqualTo(fingerprints(Examples.finding("k8s/other.yaml", 3, Examples.SLOW.problem())));
    }

    @Test
    void findingsThatDifferByTheirLineAloneHaveTwoFingerprints() {
        Finding later = Examples.finding("k8s/orders.yaml", 90, Examples.SLOW.problem());
        assertThat(fingerprints(Examples.SLOW, later)).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void bracesInAMessageAreNoPlaceholders() {
        JsonNode result =
                run(Examples.linted(Examples.finding("a", 1, "{0} is {a: 1}"))).at("/results/0");
        assertThat(result.at("/message/text").asString()).contains(": {{0}} is {{a: 1}}. ");
    }

    @ParameterizedTest
    @CsvSource({
        "k8s/a b%.yaml, k8s/a%20b%25.yaml",
        "k8s/ä.yaml, k8s/%C3%A4.yaml",
        "a:b.yaml, ./a:b.yaml",
        "k8s\\a.yaml, k8s/a.yaml",
        "-, -",
        "/srv/a.yaml, file:///srv/a.yaml",
        "C:\\srv\\a.yaml, file:///C:/srv/a.yaml"
    })
    void fileNameIsAReference(String name, String uri) {
        JsonNode artifact = run(Examples.linted(Examples.finding(name, 1, "it is")))
                .at("/results/0/locations/0/physicalLocation/artifactLocation");
        assertThat(artifact.at("/uri").asString()).isEqualTo(uri);
        assertThat(artifact.has("uriBaseId")).isEqualTo(!uri.startsWith("file:"));
    }

    private static List<String> fingerprints(Finding... findings) {
        return run(Examples.linted(findings))
                .at("/results")
                .valueStream()
                .map(result -> result.at("/partialFingerprints")
                        .get("lifesignsFinding/v1")
                        .asString())
                .toList();
    }

    private static JsonNode run(LintRunInput linted) {
        return MAPPER.readTree(sarif(linted)).at("/runs/0");
    }

    private static String sarif(LintRunInput linted) {
        return ReportFormat.SARIF.render(linted, false);
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(
                SarifReportTest.class.getResourceAsStream("sarif-2.1.0-rtm.5.json"), "the schema of SARIF")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
