/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.util.Arrays.asList;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whatever refuses null says which method was called: {@code HealthChecker.status: probe is null}. */
class NullMessagesTest {
    @Test
    void everyPublicMethodNamesItself() throws IOException {
        List<String> wrong = new ArrayList<>();
        Messages messages = new Messages(wrong);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            for (CompilationUnitTree file : task.parse()) {
                messages.scan(file, null);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(messages.seen).isGreaterThan(100);
    }

    /** Where the message would otherwise be that of whatever comes first inside. */
    @Test
    void nullIsRefusedWhereItIsPassed() {
        try (VirtualTime time = VirtualTime.create();
                HealthChecker health = time.build(HealthChecker.builder())) {
            HealthSnapshot snapshot = health.snapshot();
            Map<String, ThrowingCallable> calls = Map.ofEntries(
                    entry("CheckDeadline.after: timeout", () -> CheckDeadline.after(null)),
                    entry("ProbeStatus.of: status", () -> ProbeStatus.of(null)),
                    entry("HealthSnapshot.check: name", () -> snapshot.check(null)),
                    entry("HealthSnapshot.probe: name", () -> snapshot.probe(null)),
                    entry("HealthChecker.addQuorum: members", () -> health.addQuorum("q", 1, null)),
                    entry("HealthChecker.addQuorum: a member", () -> health.addQuorum("q", 1, asList("a", null))),
                    entry(
                            "HealthChecker.Builder.quorum: members",
                            () -> HealthChecker.builder().quorum("q", 1, null)),
                    entry(
                            "HealthChecker.Builder.quorum: a member",
                            () -> HealthChecker.builder().quorum("q", 1, asList("a", null))),
                    entry("VirtualTime.advance: time", () -> time.advance(null)),
                    entry("VirtualTime.sleep: time", () -> time.sleep(null)),
                    entry("VirtualTime.freeze: time", () -> time.freeze(null)),
                    entry("VirtualTime.after: time", () -> time.after(null, () -> "")),
                    entry("VirtualTime.after: value", () -> time.after(Duration.ZERO, null)),
                    entry("VirtualTime.delayWorkers: delay", () -> time.delayWorkers(null)),
                    entry("VirtualTime.jumpWallClock: jump", () -> time.jumpWallClock(null)),
                    entry("Behavior.flapping: behaviors", () -> Behavior.flapping((Behavior[]) null)),
                    entry("Behavior.flapping: behavior", () -> Behavior.flapping(Behavior.up(), null)));
            calls.forEach((missing, call) ->
                    assertThatNullPointerException().isThrownBy(call).withMessage(missing + " is null"));
        }
    }

    /** What users see, so no internal package. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")
                                && !file.getParent().endsWith("internal"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> adapters = Files.list(Path.of("../adapters"));
                Stream<Path> packs = Files.list(Path.of("../packs"))) {
            return Stream.of(
                            Stream.of("core", "http", "testkit", "bridge", "micrometer", "checks", "probes")
                                    .map(Path.of("..")::resolve),
                            adapters.filter(adapter -> !adapter.endsWith("contract")),
                            packs)
                    .flatMap(modules -> modules)
                    .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .toList();
        }
    }

    /** Compares the messages with the methods around them. */
    private static final class Messages extends TreePathScanner<Void, Void> {
        private final List<String> wrong;
        private int seen;

        Messages(List<String> wrong) {
            this.wrong = wrong;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String owner = owner(getCurrentPath());
            if (owner != null
                    && call.getMethodSelect().toString().equals("requireNonNull")
                    && call.getArguments().get(1) instanceof LiteralTree message) {
                seen++;
                String expected = owner + ": " + call.getArguments().get(0) + " is null";
                if (!expected.equals(message.getValue())) {
                    wrong.add("'" + message.getValue() + "' (expected: " + expected + ")");
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        /** The public method around a call, such as {@code HealthChecker.Builder.own}, or {@code null}. */
        private static String owner(TreePath path) {
            String owner = "";
            for (TreePath outer = path; outer != null; outer = outer.getParentPath()) {
                if (outer.getLeaf() instanceof MethodTree method && owner.isEmpty()) {
                    boolean inInterface = outer.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
                    if (method.getReturnType() == null || !inInterface && !isPublic(method.getModifiers())) {
                        return null;
                    }
                    owner = method.getName().toString();
                } else if (outer.getLeaf() instanceof ClassTree type) {
                    if (!isPublic(type.getModifiers())) {
                        return null;
                    }
                    owner = type.getSimpleName() + "." + owner;
                }
            }
            return owner;
        }

        private static boolean isPublic(ModifiersTree modifiers) {
            return modifiers.getFlags().contains(Modifier.PUBLIC);
        }
    }
}
