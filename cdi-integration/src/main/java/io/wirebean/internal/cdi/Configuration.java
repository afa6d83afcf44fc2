// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.ApplicationSource;
import io.wirebean.internal.model.Problem;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.SettingsReader;
import io.wirebean.internal.model.SettingsReading.Faulty;
import io.wirebean.internal.model.SettingsReading.Valid;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is configured, by key; the first source that has a key wins. */
final class Configuration implements ApplicationSource.Configuration {

    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());

    private final List<Source> sources;

    private Configuration(List<Source> sources) {
        this.sources = sources;
    }

    /**
     * MicroProfile Config where the server has it, else system properties and the environment; then context parameters.
     *
     * @param loader the application's
     */
    static Configuration of(ClassLoader loader, Map<String, String> contextParameters) {
        Source server = microProfile(loader).orElseGet(Process::new);
        return new Configuration(List.of(server, new ContextParameters(contextParameters)));
    }

    @Override
    public @Nullable String value(String key) {
        for (Source source : sources) {
            String value = source.value(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * The settings.
     *
     * @param faults receives what is wrong with them; the defaults are returned then
     */
    Settings settings(List<Problem> faults) {
        var reading = SettingsReader.read(this::value, names());
        if (reading instanceof Faulty faulty) {
            faults.addAll(faulty.problems());
            return Settings.DEFAULTS;
        }
        return ((Valid) reading).settings();
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        sources.forEach(source -> source.names().forEach(names::add));
        return names;
    }

    /** By reflection: servers without MicroProfile do not have the types. */
    private static Optional<Source> microProfile(ClassLoader loader) {
        try {
            Class<?> provider = Class.forName("org.eclipse.microprofile.config.ConfigProvider", true, loader);
            Class<?> type = Class.forName("org.eclipse.microprofile.config.Config", false, provider.getClassLoader());
            Object config = provider.getMethod("getConfig", ClassLoader.class).invoke(null, loader);
            return Optional.of(new MicroProfile(
                    config,
                    type.getMethod("getOptionalValue", String.class, Class.class),
                    type.getMethod("getPropertyNames")));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.DEBUG, "no MicroProfile Config here", e);
            return Optional.empty();
        }
    }

    /** One place where values may stand. */
    private interface Source {

        @Nullable
        String value(String key);

        Iterable<String> names();
    }

    /** System properties and the environment, where a key's letters are upper case and all else is an underscore. */
    private static final class Process implements Source {

        @Override
        public @Nullable String value(String key) {
            String property = System.getProperty(key);
            return property == null ? System.getenv(variable(key)) : property;
        }

        private static String variable(String key) {
            return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }

        @Override
        public Iterable<String> names() {
            var names = new LinkedHashSet<>(System.getProperties().stringPropertyNames());
            names.addAll(System.getenv().keySet());
            return names;
        }
    }

    /** The parameters of {@code web.xml}. */
    private record ContextParameters(Map<String, String> values) implements Source {

        @Override
        public @Nullable String value(String key) {
            return values.get(key);
        }

        @Override
        public Iterable<String> names() {
            return values.keySet();
        }
    }

    /** The server's MicroProfile Config. */
    private record MicroProfile(Object config, Method optionalValue, Method propertyNames) implements Source {

        @Override
        public @Nullable String value(String key) {
            return call(optionalValue, key, String.class) instanceof Optional<?> answer
                    ? (String) answer.orElse(null)
                    : null;
        }

        @Override
        public Iterable<String> names() {
            var names = new LinkedHashSet<String>();
            if (call(propertyNames) instanceof Iterable<?> all) {
                all.forEach(name -> names.add((String) name));
            }
            return names;
        }

        private Object call(Method method, Object... arguments) {
            try {
                return method.invoke(config, arguments);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("MicroProfile Config does not answer", e);
            }
        }
    }
}
