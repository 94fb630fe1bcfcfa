/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Remark;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a file can do to its reader. */
class HostileManifestTest {
    private static final String HEAD = "apiVersion: v1\nkind: Pod\n";

    @Test
    void deepNestingIsRefused() {
        assertThat(broken(HEAD + "x: " + "[".repeat(100_000)))
                .isEqualTo("bomb.yaml:3:259: not YAML: nested more than 256 levels deep");
    }

    @Test
    void deepNestingOfBlocksIsRefused() {
        StringBuilder deep = new StringBuilder(HEAD);
        for (int level = 0; level < 300; level++) {
            deep.append(" ".repeat(level)).append("a:\n");
        }

        assertThat(broken(deep.toString())).contains("nested more than 256 levels deep");
    }

    @Test
    void aliasesOfAliasesAreBounded() {
        StringBuilder bomb = new StringBuilder(HEAD).append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(level - 1)
                    .append("]\n");
        }

        assertThat(broken(bomb.toString())).contains("more than 2000000 values once its aliases are resolved");
    }

    @Test
    void aliasesOfALongTextAreBounded() {
        assertThat(broken(HEAD + "x: &s \"" + "q".repeat(60_000) + "\"\ny: [" + "*s,".repeat(10_000) + "]\n"))
                .contains("more than 2000000 values once its aliases are resolved");
    }

    @Test
    void aListMayHaveMoreValuesThanADocument() {
        String list = "items: [" + "{apiVersion: v1, kind: Pod}, ".repeat(450_000) + "]\nkind: List\n";
        AtomicInteger pods = new AtomicInteger();

        Unread unread = ManifestReader.read(
                new ManifestSource("large.yaml", list), text -> true, pod -> pods.incrementAndGet());

        assertThat(unread.broken()).isEmpty();
        assertThat(pods).hasValue(450_000);
    }

    @Test
    void aliasesOfALargeItemAreBounded() {
        StringBuilder bomb = new StringBuilder("kind: List\nitems:\n- &x {apiVersion: v1, kind: Pod, spec: [");
        bomb.append("a, ".repeat(100_000)).append("]}\n").append("- {x: *x}\n".repeat(1_000));

        assertThat(read(bomb.toString()).broken())
                .extracting(Remark::message)
                .singleElement()
                .asString()
                .startsWith("more than 10000000 values once its aliases are resolved");
    }

    @Test
    void mergesOfALargeMapAreBounded() {
        StringBuilder bomb = new StringBuilder(HEAD).append("x: &x {");
        for (int i = 0; i < 1_000; i++) {
            bomb.append('k').append(i).append(": 1, ");
        }
        bomb.append("}\ny: [").append("{<<: *x}, ".repeat(1_000)).append("]\n");

        assertThat(broken(bomb.toString())).contains("more than 250000 values by way of '<<'");
    }

    @Test
    @Timeout(20)
    void aWordOfManyMegabytesIsRead() {
        assertThat(read(HEAD + "x: \"" + "q".repeat(8_000_000) + "\"\n").broken())
                .isEmpty();
    }

    @Test
    void anAliasOfItsOwnContainerIsRejected() {
        assertThat(broken(HEAD + "x: &x {y: *x}\n")).isEqualTo("bomb.yaml:3:4: an alias within its own anchor");
    }

    @Test
    void anAliasOfNothingIsRefusedWithoutItsName() {
        assertThat(broken(HEAD + "password: *hunter2\n")).isEqualTo("bomb.yaml:3:11: not YAML: found undefined alias");
    }

    @Test
    void keysThatAreNoNamesAreRefused() {
        assertThat(broken(HEAD + "? [a, b]\n: c\n")).isEqualTo("bomb.yaml:3:3: a list as a key (expected: a name)");
        assertThat(broken(HEAD + "{a: b}: c\n")).isEqualTo("bomb.yaml:3:1: a map as a key (expected: a name)");
    }

    @Test
    void numbersAsKeysAreNames() {
        assertThat(read(HEAD + "x: {1: a, true: b, null: c}\n").broken()).isEmpty();
    }

    @Test
    void hugeNumbersAreNoNumbers() {
        MapValue root = read(HEAD + "x: " + "9".repeat(10_000) + "\ny: 3000000000\nz: 0x10\n")
                .objects()
                .get(0)
                .root();

        assertThat(root.integer("x")).isEmpty();
        assertThat(root.integer("y")).isEmpty();
        assertThat(root.integer("z")).hasValue(16);
    }

    @Test
    void tabsAsIndentationAreRefused() {
        assertThat(broken(HEAD + "spec:\n\tcontainers: []\n")).startsWith("bomb.yaml:4:1: a tab (expected: spaces");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(broken(HEAD + "x: \u0000\n")).contains("a character that is not allowed in it");
    }

    @Test
    void anUnknownTagOrANonsensicalMergeIsNoCrash() {
        assertThat(read(HEAD + "x: !!java.lang.Runtime {}\n").broken()).isEmpty();
        assertThat(broken(HEAD + "x: {<<: 3}\n")).contains("'<<' with an integer (expected: a map)");
    }

    private static String broken(String text) {
        Manifest manifest = read(text);
        assertThat(manifest.objects()).isEmpty();
        assertThat(manifest.broken()).hasSize(1);
        Remark note = manifest.broken().get(0);
        return note.position() + ": " + note.message();
    }

    private static Manifest read(String text) {
        return ManifestReader.read(new ManifestSource("bomb.yaml", text));
    }
}
