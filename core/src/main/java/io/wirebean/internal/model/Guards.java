// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Guarded;
import io.wirebean.UpgradeRequest;
import io.wirebean.spi.UpgradeGuard;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who judges the upgrades to each endpoint, and reports guards that judge none. */
final class Guards {

    private static final Comparator<GuardSource> ORDER = Comparator.comparingInt(GuardSource::priority)
            .thenComparing(source -> source.type().getName());

    private final List<GuardSource> sources;
    private final Consumer<Problem> problems;

    Guards(List<GuardSource> sources, Consumer<Problem> problems) {
        this.sources = sources.stream().sorted(ORDER).toList();
        this.problems = problems;
    }

    /** Reports guards that are named and cannot judge, and guards that are not named and judge nothing. */
    void check(List<CompiledController> controllers) {
        Set<GuardSource> judging = new HashSet<>();
        for (CompiledController controller : controllers) {
            for (Class<?> named : named(controller)) {
                List<GuardSource> meant = meant(named);
                judging.addAll(meant);
                if (meant.size() != 1) {
                    boolean guard = UpgradeGuard.class.isAssignableFrom(named);
                    problems.accept(GuardProblems.unknown(named, guard, meant.size(), controller.place()));
                }
            }
        }
        for (GuardSource source : sources) {
            if (!source.global() && !source.ready() && !judging.contains(source)) {
                problems.accept(GuardProblems.idle(Place.of(source.type())));
            }
            Type declared = declared(source.type());
            if (declared != Object.class && !AnswerTypes.isAnswer(declared)) {
                problems.accept(GuardProblems.noAnswer(Place.of(source.type())));
            }
        }
    }

    /** The judges of one endpoint, in their order, each once. */
    List<GuardPlan> of(PathTemplate path, List<CompiledController> members) {
        Set<GuardSource> judges = new LinkedHashSet<>();
        sources.stream()
                .filter(GuardSource::global)
                .filter(source -> members.stream().anyMatch(member -> appliesTo(source, member, path)))
                .forEach(judges::add);
        for (CompiledController member : members) {
            named(member).forEach(named -> meant(named).stream().limit(1).forEach(judges::add));
        }
        return Stream.concat(
                        judges.stream().<GuardPlan>map(BeanGuard::new),
                        members.stream().flatMap(member -> member.upgrades(path)))
                .toList();
    }

    /** Not asked where it is sure to say yes: a question makes the bean, at a time when servers give it no resources. */
    private static boolean appliesTo(GuardSource source, CompiledController controller, PathTemplate path) {
        boolean own = Arrays.stream(source.type().getMethods())
                .anyMatch(method -> method.getName().equals("appliesTo")
                        && !method.getDeclaringClass().equals(UpgradeGuard.class));
        return !own || source.guard().appliesTo(controller.type(), controller.textOf(path));
    }

    private static List<Class<?>> named(CompiledController controller) {
        return HandlerMethods.lineage(controller.type()).stream()
                .map(type -> type.getDeclaredAnnotation(Guarded.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(guarded -> List.of(guarded.value()))
                .orElse(List.of());
    }

    /** The bean of this class, else those of its subclasses, such as an alternative. */
    private List<GuardSource> meant(Class<?> named) {
        Optional<GuardSource> exact =
                sources.stream().filter(source -> source.type() == named).findFirst();
        return exact.map(List::of).orElseGet(() -> sources.stream()
                .filter(source -> named.isAssignableFrom(source.type()))
                .filter(source -> UpgradeGuard.class.isAssignableFrom(named))
                .toList());
    }

    private static Type declared(Class<?> guard) {
        return Arrays.stream(guard.getMethods())
                .filter(method -> method.getName().equals("decide") && !method.isBridge())
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {UpgradeRequest.class}))
                .map(method -> GenericTypes.of(guard).resolve(method.getGenericReturnType()))
                .findFirst()
                .orElse(Object.class);
    }

    /** A guard bean as a judge of the gate. */
    private record BeanGuard(GuardSource source) implements GuardPlan {

        @Override
        public String place() {
            return Place.of(source.type());
        }

        @Override
        public String challenge() {
            return source.guard().challenge();
        }

        @Override
        public @Nullable Object decide(UpgradeRequest request) throws Throwable {
            return source.guard().decide(request);
        }

        @Override
        public String toString() {
            return place();
        }
    }
}
