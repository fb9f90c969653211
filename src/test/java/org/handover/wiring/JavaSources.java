package org.handover.wiring;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The product's Java sources as the compiler understands them, to find which names reach a call: the literal may stand a few
 * methods away from it. The demo is left out; what only the demo does is not wired.
 */
final class JavaSources {

    private static JavaSources read;

    private final List<CompilationUnitTree> files = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<Element, TreePath> values = new HashMap<>();
    private final Trees trees;

    private JavaSources() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = Bundle.files("src/main/java", ".java").stream()
                .filter(file -> !file.toString().contains("/demo/") && !file.toString().contains("/rehearsal/")).toList();
            var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) compiler.getTask(null, manager, problem -> { }, options, null,
                manager.getJavaFileObjectsFromPaths(sources));
            task.parse().forEach(files::add);
            task.analyze();
            trees = Trees.instance(task);
            files.forEach(file -> new Calls().scan(file, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized JavaSources read() {
        if (read == null) {
            read = new JavaSources();
        }
        return read;
    }

    /**
     * What reaches an argument.
     *
     * @param texts literals and constants
     * @param inputs names of the process variables from which it is read; a diagram sets them as inputs
     * @param unknown where it comes from something else, for a failure to name
     */
    record Reaching(Set<String> texts, Set<String> inputs, Set<String> unknown) {
    }

    private record Call(ExecutableElement called, List<? extends ExpressionTree> arguments, TreePath path) {
    }

    private record Argument(Element method, int index) {
    }

    /** What reaches the argument with this index of a method (or of the constructor, named as the class), in any call. */
    Reaching reaching(Class<?> owner, String method, int index) {
        var found = new Reaching(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Deque<Argument> open = new ArrayDeque<>();
        Set<Argument> seen = new HashSet<>();
        calls.stream().map(Call::called).filter(called -> isMethod(called, owner, method))
            .forEach(called -> open.add(new Argument(called, index)));
        while (!open.isEmpty()) {
            Argument argument = open.remove();
            if (seen.add(argument)) {
                calls.stream()
                    .filter(call -> call.called().equals(argument.method()) && call.arguments().size() > argument.index())
                    .forEach(call -> follow(call.path(), call.arguments().get(argument.index()), found, open));
            }
        }
        return found;
    }

    /**
     * What a class, and whatever it hands its execution or task to in the same package, gives these methods as first argument. What
     * does not come from a literal or constant is left out.
     */
    Set<String> givenBy(Class<?> owner, Class<?> methodsOf, Set<String> methods) {
        Set<Element> reached = new HashSet<>();
        Set<String> texts = new TreeSet<>();
        int before = -1;
        while (before != reached.size()) {
            before = reached.size();
            for (Call call : callsFrom(owner, reached)) {
                boolean handsOver = call.called().getParameters().stream().anyMatch(parameter ->
                    parameter.asType().toString().startsWith("org.camunda.bpm.engine.delegate.Delegate"));
                if (handsOver && call.called().getEnclosingElement().toString().startsWith(owner.getPackageName() + ".")) {
                    reached.add(call.called());
                }
            }
        }
        List<Call> from = callsFrom(owner, reached);
        for (Call call : from) {
            boolean asked = methods.contains(call.called().getSimpleName().toString())
                && call.called().getEnclosingElement().toString().equals(methodsOf.getName());
            if (asked) {
                collect(call, 0, from, texts);
            }
        }
        return texts;
    }

    private List<Call> callsFrom(Class<?> owner, Set<Element> reached) {
        return calls.stream().filter(call -> {
            Element method = trees.getElement(enclosing(call.path(), MethodTree.class));
            Element type = trees.getElement(enclosing(call.path(), ClassTree.class));
            return type != null && type.toString().equals(owner.getName()) || reached.contains(method);
        }).toList();
    }

    private static TreePath enclosing(TreePath path, Class<? extends Tree> kind) {
        TreePath around = path;
        while (around.getParentPath() != null && !kind.isInstance(around.getLeaf())) {
            around = around.getParentPath();
        }
        return around;
    }

    private void collect(Call call, int index, List<Call> from, Set<String> texts) {
        Reaching found = new Reaching(texts, new TreeSet<>(), new TreeSet<>());
        Deque<Argument> open = new ArrayDeque<>();
        follow(call.path(), call.arguments().get(index), found, open);
        for (Argument argument : open) {
            from.stream().filter(caller -> caller.called().equals(argument.method()))
                .forEach(caller -> collect(caller, argument.index(), from, texts));
        }
    }

    private static boolean isMethod(ExecutableElement called, Class<?> owner, String method) {
        boolean constructor = called.getKind() == ElementKind.CONSTRUCTOR && method.equals(owner.getSimpleName());
        return (constructor || called.getSimpleName().contentEquals(method))
            && ((TypeElement) called.getEnclosingElement()).getQualifiedName().contentEquals(owner.getName());
    }

    private void follow(TreePath at, ExpressionTree argument, Reaching found, Deque<Argument> open) {
        Element named = trees.getElement(TreePath.getPath(at, argument));
        if (argument instanceof LiteralTree literal) {
            found.texts().add(String.valueOf(literal.getValue()));
        } else if (argument instanceof TypeCastTree cast) {
            follow(at, cast.getExpression(), found, open);
        } else if (argument instanceof MethodInvocationTree read && named.getSimpleName().contentEquals("getVariable")) {
            found.inputs().add(String.valueOf(((LiteralTree) read.getArguments().get(0)).getValue()));
        } else if (named instanceof VariableElement variable && variable.getConstantValue() != null) {
            found.texts().add(variable.getConstantValue().toString());
        } else if (named instanceof VariableElement variable && variable.getEnclosingElement() instanceof ExecutableElement method
                && method.getParameters().contains(variable)) {
            open.add(new Argument(method, method.getParameters().indexOf(variable)));
        } else if (values.containsKey(named)) {
            follow(values.get(named), ((VariableTree) values.get(named).getLeaf()).getInitializer(), found, open);
        } else {
            found.unknown().add(argument + " in " + at.getCompilationUnit().getSourceFile().getName());
        }
    }

    /** The texts in the value of a field, such as the elements of a list. */
    Set<String> textsOfField(Class<?> owner, String field) {
        Set<String> texts = new TreeSet<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                if (variable.getName().contentEquals(field) && trees.getElement(getCurrentPath()) instanceof VariableElement element
                        && element.getEnclosingElement().toString().equals(owner.getName())) {
                    texts.addAll(texts(variable));
                }
                return super.visitVariable(variable, none);
            }
        }.scan(files, null);
        return texts;
    }

    /** The texts that a class tells apart in its switches. */
    Set<String> casesIn(Class<?> owner) {
        Set<String> texts = new TreeSet<>();
        for (CompilationUnitTree file : fileOf(owner)) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitCase(CaseTree branch, Void none) {
                    branch.getExpressions().forEach(label -> texts.addAll(texts(label)));
                    return super.visitCase(branch, none);
                }
            }.scan(file, null);
        }
        return texts;
    }

    /** Every text in the source of a class. */
    Set<String> textsIn(Class<?> owner) {
        Set<String> texts = new TreeSet<>();
        fileOf(owner).forEach(file -> texts.addAll(texts(file)));
        return texts;
    }

    private List<CompilationUnitTree> fileOf(Class<?> owner) {
        String name = owner.getName().replace('.', '/') + ".java";
        return files.stream().filter(file -> file.getSourceFile().getName().endsWith(name)).toList();
    }

    private static Set<String> texts(Tree tree) {
        Set<String> texts = new TreeSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void none) {
                if (literal.getValue() instanceof String text) {
                    texts.add(text);
                }
                return null;
            }
        }.scan(tree, null);
        return texts;
    }

    private final class Calls extends TreePathScanner<Void, Void> {

        @Override
        public Void visitMethodInvocation(MethodInvocationTree invocation, Void none) {
            add(invocation.getArguments());
            return super.visitMethodInvocation(invocation, none);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void none) {
            add(creation.getArguments());
            return super.visitNewClass(creation, none);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getInitializer() != null) {
                values.put(trees.getElement(getCurrentPath()), getCurrentPath());
            }
            return super.visitVariable(variable, none);
        }

        private void add(List<? extends ExpressionTree> arguments) {
            if (trees.getElement(getCurrentPath()) instanceof ExecutableElement called) {
                calls.add(new Call(called, arguments, getCurrentPath()));
            }
        }
    }
}
