// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Guarded;
import io.wirebean.internal.gate.TicketBook;
import io.wirebean.internal.model.ApplicationSource;
import io.wirebean.internal.model.ApplicationSource.Security;
import io.wirebean.internal.model.Applications;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.internal.model.DeploymentProblems;
import io.wirebean.internal.model.GuardProblems;
import io.wirebean.internal.model.Planning;
import io.wirebean.internal.model.Planning.Ready;
import io.wirebean.internal.model.Planning.Rejected;
import io.wirebean.internal.model.Plugins;
import io.wirebean.internal.model.Problem;
import io.wirebean.internal.model.ProblemCode;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.security.BearerGuard;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the beans that were found into plans, or into the report of all that is wrong with them. */
final class Deployment {

    /** What the container would report itself, after discovery. */
    private static final Set<ProblemCode> BEAN_FAULTS = EnumSet.of(
            ProblemCode.FINAL_CONTROLLER,
            ProblemCode.NO_CONSTRUCTOR,
            ProblemCode.CONTROLLER_SCOPE,
            ProblemCode.HANDLER_NOT_CALLABLE);

    /** What a context parameter may still mend, which is known when the web application starts. */
    private static final Set<ProblemCode> LATER =
            EnumSet.of(ProblemCode.PLACEHOLDER_WITHOUT_VALUE, ProblemCode.PERMISSION_MISSING);

    private final FoundBeans found;
    private final CurrentCall current;
    private final TicketCounter tickets;
    private volatile @Nullable Seams seams;
    private volatile @Nullable Deployed validated;

    Deployment(FoundBeans found, CurrentCall current, TicketCounter tickets) {
        this.found = found;
        this.current = current;
        this.tickets = tickets;
    }

    /**
     * All problems, if one of them is a fault of a bean; none otherwise. Where the application plugs in formats or
     * resolvers, the faults of beans alone, since the rest cannot be judged before there are beans.
     */
    List<Problem> beanFaults(BeanManager beans, boolean pluggedIn) {
        var configuration = Configuration.of(loader(), Map.of());
        Seams none = Seams.none(tickets);
        // who may connect is judged when all beans are there
        var security = new Security(none.judges().all(), "false", false, true);
        Planning planning = Applications.plan(source(
                beans,
                none.plugins(JsonLimits.DEFAULTS),
                security,
                List.of(),
                new Configured(Settings.DEFAULTS, configuration)));
        List<Problem> problems = planning instanceof Rejected rejected ? rejected.problems() : List.of();
        List<Problem> ofBeans = problems.stream()
                .filter(problem -> BEAN_FAULTS.contains(problem.code()))
                .toList();
        return ofBeans.isEmpty() || pluggedIn ? ofBeans : problems;
    }

    /**
     * Plans with what is configured so far.
     *
     * @throws DefinitionException for all that is wrong and that no context parameter can mend
     */
    void validate(BeanManager beans) {
        try {
            validated = deploy(beans, Configuration.of(loader(), Map.of()), List.of());
        } catch (DefinitionException e) {
            if (!LATER.containsAll(e.problems().stream().map(Problem::code).toList())) {
                throw e;
            }
        }
    }

    /** The application as it starts, with its context parameters and the classes that only the server has seen. */
    Deployed start(BeanManager beans, Map<String, String> contextParameters, Set<Class<?>> withHandlers) {
        List<Class<?>> strays = found.strays(withHandlers);
        Deployed known = validated;
        Deployed started = known != null && contextParameters.isEmpty() && strays.isEmpty()
                ? known
                : deploy(beans, Configuration.of(loader(), contextParameters), strays);
        Settings.Tokens settings = started.settings().admission().tokens();
        tickets.open(new TicketBook(Clock.systemUTC(), settings.ticketTimeout(), settings.maxOpenTickets()));
        return started;
    }

    private Deployed deploy(BeanManager beans, Configuration configuration, List<Class<?>> strays) {
        found.dropReplaced(beans);
        List<Problem> problems = aroundControllers();
        Settings settings = configuration.settings(problems);
        Seams plugged = seams(beans);
        problems.addAll(unverified(plugged.judges()));
        Planning planning = Applications.plan(source(
                beans,
                plugged.plugins(Seams.limits(settings)),
                security(plugged.judges(), settings.admission()),
                strays,
                new Configured(settings, configuration)));
        if (planning instanceof Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        if (planning instanceof Ready ready && problems.isEmpty()) {
            return new Deployed(
                    ready.plan(),
                    settings,
                    plugged.codec().apply(Seams.limits(settings)),
                    Observers.of(plugged.observers()));
        }
        throw new DefinitionException(problems);
    }

    /** What the plan cannot see: the descriptor beside the controllers, and the types of their beans. */
    private List<Problem> aroundControllers() {
        var problems = new ArrayList<Problem>();
        found.controllers().keySet().stream()
                .findFirst()
                .flatMap(WebXml::problem)
                .ifPresent(problems::add);
        found.controllers().forEach((type, bean) -> {
            if (!bean.getTypes().contains(type)) {
                problems.add(DeploymentProblems.narrowedController(type));
            }
        });
        return problems;
    }

    /** Controllers that the guard of tokens judges, where nothing knows a token. */
    private List<Problem> unverified(Judges judges) {
        return found.controllers().keySet().stream()
                .filter(type -> judges.verifiers() == 0 && isGuardedByTokens(type))
                .map(GuardProblems::noVerifier)
                .toList();
    }

    private static boolean isGuardedByTokens(Class<?> controller) {
        Guarded guarded = controller.getAnnotation(Guarded.class);
        return guarded != null && List.of(guarded.value()).contains(BearerGuard.class);
    }

    private Security security(Judges judges, Settings.Admission admission) {
        return new Security(
                judges.all(), admission.strict(), admission.origins().isOff(), found.hasContainerLogin());
    }

    /** Made once: an application's plug-ins are asked once. */
    private Seams seams(BeanManager beans) {
        Seams known = seams;
        return known == null ? seams = Seams.of(found.plugIns(), beans, tickets) : known;
    }

    /** The settings, and the values of placeholders. */
    private record Configured(Settings settings, ApplicationSource.Configuration values) {}

    private ApplicationSource source(
            BeanManager beans, Plugins plugins, Security security, List<Class<?>> strays, Configured configured) {
        var handlers = new HandlerBeans(found, current, beans);
        return new ApplicationSource(
                handlers.controllers(),
                handlers.others(),
                strays,
                plugins,
                security,
                configured.settings(),
                configured.values());
    }

    private static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null ? Deployment.class.getClassLoader() : ofThread;
    }
}
