// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a parameter with text of the handshake or of the message's path, converted.
 *
 * @param orElse taken where nothing was sent; empty for no default
 */
record TextArgument(Origin origin, Conversion conversion, Quantity quantity, List<String> orElse)
        implements ArgumentPlan<Facts> {

    /** How many values a parameter takes. */
    enum Quantity {
        ONE,
        OPTIONAL,
        LIST
    }

    /**
     * Where the text comes from.
     *
     * @param words what is missing where nothing was sent, such as {@code query parameter "page"}
     * @param refusal the HTTP status of an upgrade that cannot fill a parameter from here
     */
    record Origin(String name, String words, Source source, int refusal) {}

    /** Gives what was sent. */
    @FunctionalInterface
    interface Source {

        /** All values, empty where there is none. */
        List<String> values(Facts facts);
    }

    @Override
    public @Nullable Object value(Facts call) throws PayloadException {
        return converted(call);
    }

    @Override
    public Optional<UpgradeMisfit> misfit(Facts upgrade) {
        try {
            converted(upgrade);
            return Optional.empty();
        } catch (PayloadException e) {
            return Optional.of(new UpgradeMisfit(origin.refusal(), origin.words() + ": " + e.getMessage()));
        }
    }

    private @Nullable Object converted(Facts facts) throws PayloadException {
        List<String> sent = origin.source().values(facts);
        List<String> texts = sent.isEmpty() ? orElse : sent;
        if (quantity == Quantity.LIST) {
            return all(texts);
        }
        if (!texts.isEmpty()) {
            Object value = conversion.convert(origin.name(), texts.get(0));
            return quantity == Quantity.OPTIONAL ? Optional.of(value) : value;
        }
        if (quantity == Quantity.OPTIONAL) {
            return Optional.empty();
        }
        throw Misfits.missing(origin.name(), origin.words());
    }

    private List<Object> all(List<String> texts) throws PayloadException {
        List<Object> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(conversion.convert(origin.name(), text));
        }
        return List.copyOf(values);
    }
}
