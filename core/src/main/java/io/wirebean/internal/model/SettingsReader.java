// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static io.wirebean.internal.model.SettingKey.DISCONNECT_TIMEOUT;
import static io.wirebean.internal.model.SettingKey.EXECUTOR;
import static io.wirebean.internal.model.SettingKey.EXECUTOR_MAX_THREADS;
import static io.wirebean.internal.model.SettingKey.INBOUND_MAX_CONCURRENT;
import static io.wirebean.internal.model.SettingKey.INBOUND_MAX_JSON_DEPTH;
import static io.wirebean.internal.model.SettingKey.INBOUND_MAX_JSON_MEMBERS;
import static io.wirebean.internal.model.SettingKey.INBOUND_MAX_MESSAGE_BYTES;
import static io.wirebean.internal.model.SettingKey.INBOUND_MAX_PENDING;
import static io.wirebean.internal.model.SettingKey.INBOUND_MAX_PENDING_BYTES;
import static io.wirebean.internal.model.SettingKey.INBOUND_WAIT;
import static io.wirebean.internal.model.SettingKey.OUTBOUND_CLOSE_TIMEOUT;
import static io.wirebean.internal.model.SettingKey.OUTBOUND_MAX_BYTES;
import static io.wirebean.internal.model.SettingKey.OUTBOUND_MAX_MESSAGES;

import io.wirebean.Overflow;
import io.wirebean.internal.wire.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes settings of a configuration, or says all that is wrong with it. */
public final class SettingsReader {

    private final Map<SettingKey, Object> values = new EnumMap<>(SettingKey.class);
    private final List<SettingFault> faults = new ArrayList<>();

    private SettingsReader() {}

    /**
     * Reads every setting, by its key and where that is not set by its environment variable; a blank value is none.
     *
     * @param source the value of a key or variable; null where it is not set
     * @param names all names in the configuration, whosesoever: those that begin with {@code wirebean.} must be ours,
     *     those that begin with {@code WIREBEAN_} must not be nearly ours
     */
    public static SettingsReading read(Function<String, @Nullable String> source, Iterable<String> names) {
        var reader = new SettingsReader();
        reader.readNames(names);
        for (SettingKey setting : SettingKey.values()) {
            reader.readValue(setting, source);
        }
        return reader.faults.isEmpty()
                ? new SettingsReading.Valid(reader.settings())
                : new SettingsReading.Faulty(reader.faults);
    }

    private void readNames(Iterable<String> names) {
        var all = new TreeSet<String>();
        names.forEach(all::add);
        for (String name : all) {
            if (!SettingNames.claims(name) || SettingNames.named(name).isPresent() || isVariableInDots(name, all)) {
                continue;
            }
            List<String> right = SettingNames.isVariable(name) ? SettingNames.variables() : SettingNames.keys();
            String nearest = Spelling.nearest(name, right).orElse(null);
            if (nearest == null && SettingNames.isVariable(name)) {
                // a platform makes variables of the names of services, and one may be called wirebean
                continue;
            }
            faults.add(new SettingFault(name, null, "\"" + name + "\" is no key of Wirebean's configuration", nearest));
        }
    }

    /** SmallRye Config lists a variable a second time with dots for all underscores. */
    private static boolean isVariableInDots(String name, Set<String> names) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        return SettingNames.named(variable).isPresent() && names.contains(variable);
    }

    private void readValue(SettingKey setting, Function<String, @Nullable String> source) {
        String name = setting.key();
        String text = source.apply(name);
        if (text == null || text.isBlank()) {
            name = setting.variable();
            text = source.apply(name);
        }
        boolean set = text != null && !text.isBlank();
        String written = set ? Objects.requireNonNull(text).strip() : setting.defaultText();
        Object value = setting.kind().parse(written);
        if (value == null) {
            String sentence = name + " is \"" + written + "\", but must be "
                    + setting.kind().expected();
            faults.add(new SettingFault(name, written, sentence, null));
        } else {
            values.put(setting, value);
        }
    }

    private Settings settings() {
        return new Settings(
                new Settings.Execution(text(EXECUTOR), number(EXECUTOR_MAX_THREADS), duration(DISCONNECT_TIMEOUT)),
                admission(),
                new Settings.Caps(
                        number(SettingKey.CONNECTIONS_MAX),
                        number(SettingKey.CONNECTIONS_MAX_PER_USER),
                        number(SettingKey.CONNECTIONS_MAX_PER_ADDRESS)),
                inbound(),
                new Settings.Outbound(
                        number(OUTBOUND_MAX_MESSAGES),
                        number(OUTBOUND_MAX_BYTES),
                        (Overflow) Objects.requireNonNull(values.get(SettingKey.OUTBOUND_OVERFLOW)),
                        duration(SettingKey.OUTBOUND_STALL_TIMEOUT),
                        duration(OUTBOUND_CLOSE_TIMEOUT)),
                new Settings.Heartbeat(duration(SettingKey.HEARTBEAT_INTERVAL)),
                new Settings.Drain(
                        duration(SettingKey.DRAIN_TIMEOUT),
                        number(SettingKey.DRAIN_BATCH),
                        duration(SettingKey.DRAIN_INTERVAL)),
                new Settings.Groups(
                        number(SettingKey.ROOM_MAX_PER_CONNECTION),
                        number(SettingKey.WATCH_MAX_PER_CONNECTION),
                        number(SettingKey.WATCH_MAX_TOPIC_LENGTH)));
    }

    private Settings.Inbound inbound() {
        return new Settings.Inbound(
                number(INBOUND_MAX_MESSAGE_BYTES),
                new Settings.Shape(
                        number(SettingKey.INBOUND_MAX_FRAGMENTS),
                        number(INBOUND_MAX_JSON_DEPTH),
                        number(INBOUND_MAX_JSON_MEMBERS)),
                new Settings.Rate(number(SettingKey.INBOUND_RATE), number(SettingKey.INBOUND_RATE_BYTES)),
                number(INBOUND_MAX_PENDING),
                number(INBOUND_MAX_PENDING_BYTES),
                duration(INBOUND_WAIT),
                number(INBOUND_MAX_CONCURRENT));
    }

    private Settings.Admission admission() {
        return new Settings.Admission(
                new Settings.Handshakes(
                        duration(SettingKey.UPGRADE_TIMEOUT),
                        number(SettingKey.UPGRADE_MAX_PENDING),
                        number(SettingKey.UPGRADE_MAX_HEADER_BYTES),
                        number(SettingKey.UPGRADE_MAX_QUERY_BYTES)),
                new Settings.Tokens(
                        flag(SettingKey.UPGRADE_TOKEN_IN_QUERY),
                        text(SettingKey.UPGRADE_TOKEN_QUERY_NAME),
                        text(SettingKey.UPGRADE_TOKEN_COOKIE),
                        duration(SettingKey.TICKET_TIMEOUT),
                        number(SettingKey.TICKET_MAX_OPEN)),
                new Settings.Origins(
                        texts(SettingKey.ORIGIN_ALLOWED),
                        text(SettingKey.ORIGIN_NONE),
                        texts(SettingKey.PROXY_TRUSTED)),
                new Settings.Sessions(text(SettingKey.SESSION_BIND), flag(SettingKey.SESSION_KEEP_ALIVE)),
                text(SettingKey.SECURITY_STRICT));
    }

    private boolean flag(SettingKey setting) {
        return (Boolean) Objects.requireNonNull(values.get(setting));
    }

    private List<String> texts(SettingKey setting) {
        return ((List<?>) Objects.requireNonNull(values.get(setting)))
                .stream().map(String.class::cast).toList();
    }

    private int number(SettingKey setting) {
        return (Integer) Objects.requireNonNull(values.get(setting));
    }

    private Duration duration(SettingKey setting) {
        return (Duration) Objects.requireNonNull(values.get(setting));
    }

    private String text(SettingKey setting) {
        return (String) Objects.requireNonNull(values.get(setting));
    }
}
