// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.OnWSUpgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes plans of the upgrade methods of one controller, and reports all that is wrong with them. */
final class UpgradeCompiler {

    private final ControllerSource source;
    private final ControllerPaths paths;
    private final ApplicationSource.Configuration configuration;
    private final Plugins plugins;
    private final Consumer<Problem> problems;

    UpgradeCompiler(
            ControllerSource source,
            ControllerPaths paths,
            ApplicationSource.Configuration configuration,
            Plugins plugins,
            Consumer<Problem> problems) {
        this.source = source;
        this.paths = paths;
        this.configuration = configuration;
        this.plugins = plugins;
        this.problems = problems;
    }

    /** An upgrade method and the paths that it names; none for all that no other names. */
    private record Claim(HandlerDescription method, List<PathTemplate> named) {

        boolean isGeneral() {
            OnWSUpgrade written = method.annotation(OnWSUpgrade.class);
            return written == null || written.value().length == 0;
        }
    }

    /** @param handlers all of the controller */
    List<PlannedUpgrade> compile(List<HandlerDescription> handlers) {
        List<Claim> claims = handlers.stream()
                .filter(handler -> handler.kind() == HandlerKind.UPGRADE)
                .map(method -> new Claim(method, named(method)))
                .toList();
        List<PathTemplate> left = new ArrayList<>(paths.templates());
        claims.forEach(claim -> left.removeAll(claim.named()));
        checkClashes(claims);
        HandlerMethods.silencing(source.type()).stream()
                .map(Place::of)
                .distinct()
                .forEach(place -> problems.accept(UpgradeProblems.silenced(place)));
        return claims.stream()
                .flatMap(claim -> compile(claim.method(), claim.isGeneral() ? left : claim.named()).stream())
                .toList();
    }

    private List<PathTemplate> named(HandlerDescription method) {
        OnWSUpgrade written = method.annotation(OnWSUpgrade.class);
        List<PathTemplate> named = new ArrayList<>();
        for (String path : written == null ? new String[0] : written.value()) {
            Optional<PathTemplate> known = paths.named(path, configuration);
            known.ifPresent(named::add);
            if (known.isEmpty() && paths.complete()) {
                List<String> texts =
                        paths.templates().stream().map(PathTemplate::text).toList();
                problems.accept(UpgradeProblems.unknownPath(path, texts, method.place()));
            }
        }
        return named;
    }

    private void checkClashes(List<Claim> claims) {
        List<String> general = claims.stream()
                .filter(Claim::isGeneral)
                .map(UpgradeCompiler::place)
                .toList();
        if (general.size() > 1) {
            problems.accept(UpgradeProblems.twoMethods("all paths", general));
        }
        for (PathTemplate path : paths.templates()) {
            List<String> same = claims.stream()
                    .filter(claim -> claim.named().contains(path))
                    .map(UpgradeCompiler::place)
                    .toList();
            if (same.size() > 1) {
                problems.accept(UpgradeProblems.twoMethods("the path \"" + path.text() + "\"", same));
            }
        }
    }

    private static String place(Claim claim) {
        return claim.method().place();
    }

    private Optional<PlannedUpgrade> compile(HandlerDescription method, List<PathTemplate> decidesOn) {
        List<PathTemplate> urls = decidesOn.isEmpty() ? paths.templates() : decidesOn;
        var variables = new Variables(urls, null, paths.complete());
        HandlerRules.check(method, variables, problems);
        if (source.scope().getSimpleName().equals("WSConnectionScoped")) {
            problems.accept(UpgradeProblems.connectionScoped(method.place()));
        }
        if (!AnswerTypes.isAnswer(
                GenericTypes.of(method.bean()).resolve(method.method().getGenericReturnType()))) {
            problems.accept(UpgradeProblems.noAnswer(method.place()));
        }
        List<ArgumentPlan<? super UpgradeCall>> arguments =
                ArgumentPlanner.planUpgrade(method, variables, plugins, problems);
        return HandlerRules.isCallable(method)
                ? Optional.of(
                        new PlannedUpgrade(method, decidesOn, new CompiledUpgrade(method, source.beans(), arguments)))
                : Optional.empty();
    }
}
