// SPDX-License-Identifier: Apache-2.0
package io.wirebean.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One source file, parsed by the JDK's own compiler. */
record SourceFile(Path path, String text, List<SourceMethod> methods) {

    /** Reads all in one go: a compiler for each takes seconds. */
    static List<SourceFile> read(List<Path> paths) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(paths);
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<SourceFile> read = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                List<SourceMethod> methods = new MethodScanner(unit, positions).methods();
                read.add(new SourceFile(path, Files.readString(path), methods));
            }
            return read;
        }
    }

    long lines() {
        return text.lines().count();
    }

    /** Collects the methods of a file, those of nested classes too. */
    private static final class MethodScanner extends TreeScanner<@Nullable Void, Tree.Kind> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<SourceMethod> found = new ArrayList<>();

        MethodScanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        List<SourceMethod> methods() {
            scan(unit, Tree.Kind.COMPILATION_UNIT);
            return found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, Tree.Kind outer) {
            return super.visitClass(type, type.getKind());
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, Tree.Kind owner) {
            boolean constructor = method.getReturnType() == null && owner == Tree.Kind.CLASS;
            found.add(new SourceMethod(
                    method.getName().toString(),
                    linesBetweenBraces(method.getBody()),
                    method.getParameters().size(),
                    constructor));
            return super.visitMethod(method, owner);
        }

        private int linesBetweenBraces(@Nullable BlockTree body) {
            if (body == null) {
                return 0;
            }
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, body));
            long last = lines.getLineNumber(positions.getEndPosition(unit, body));
            return (int) Math.max(0, last - first - 1);
        }
    }
}
