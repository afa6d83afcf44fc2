// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSController;
import io.wirebean.spi.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Makes plans of one controller, and reports all that is wrong with it. */
final class ControllerCompiler {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");

    private final ApplicationSource application;
    private final Plugins plugins;
    private final ApplicationSource.Configuration configuration;
    private final Consumer<Problem> problems;

    ControllerCompiler(ApplicationSource application, Consumer<Problem> problems) {
        this.application = application;
        this.plugins = application.plugins();
        this.configuration = application.configuration();
        this.problems = problems;
    }

    /** The controller; empty where its wire format is not known, which has been reported. */
    Optional<CompiledController> compile(ControllerSource source) {
        WSController written = Objects.requireNonNull(
                source.type().getAnnotation(WSController.class), source.type() + " has no @WSController");
        String place = Place.of(source.type());
        List<HandlerDescription> handlers = HandlerDescription.in(source.type());
        var rules = new ControllerRules(source, handlers, problems);
        rules.checkClass();
        checkSubprotocols(written, place);
        checkMessageSize(written, place);
        ControllerPaths paths = ControllerPaths.read(written.value(), place, configuration, problems);
        Duration heartbeat = new WrittenDuration(WrittenDuration.HEARTBEAT, written.heartbeat(), place)
                .read(configuration, problems);
        Optional<WireFormat> format = format(written.format(), place);
        format.ifPresent(rules::checkHandlers);
        List<PlannedHandler> planned = planned(source, handlers, paths);
        List<PlannedUpgrade> upgrades =
                new UpgradeCompiler(source, paths, configuration, plugins, problems).compile(handlers);
        return format.map(known -> new CompiledController(
                source.type(),
                known,
                written.maxMessageBytes(),
                heartbeat,
                List.of(written.subprotocols()),
                paths.templates(),
                planned,
                upgrades));
    }

    /** Whether it can be offered as a subprotocol. */
    static boolean isToken(String subprotocol) {
        return TOKEN.matcher(subprotocol).matches();
    }

    private Optional<WireFormat> format(String name, String place) {
        Optional<WireFormat> format = plugins.formats().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (format.isEmpty()) {
            List<String> known =
                    plugins.formats().stream().map(WireFormat::name).toList();
            problems.accept(ControllerProblems.unknownFormat(name, known, place));
        }
        return format;
    }

    private List<PlannedHandler> planned(
            ControllerSource source, List<HandlerDescription> handlers, ControllerPaths paths) {
        var compiler = new HandlerCompiler(source.beans(), paths, application, problems);
        return handlers.stream()
                .filter(handler -> handler.kind() != HandlerKind.UPGRADE)
                .flatMap(handler -> compiler.compile(handler).stream())
                .toList();
    }

    private void checkMessageSize(WSController written, String place) {
        if (written.maxMessageBytes() < 0) {
            problems.accept(ControllerProblems.messageSize(written.maxMessageBytes(), place));
        }
    }

    private void checkSubprotocols(WSController written, String place) {
        for (String subprotocol : written.subprotocols()) {
            if (!isToken(subprotocol)) {
                problems.accept(ControllerProblems.subprotocol(subprotocol, place));
            }
        }
    }
}
