// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

/** A payload of a sealed type. */
@JsonbTypeInfo(
        key = "kind",
        value = {
            @JsonbSubtype(alias = "circle", type = Shape.Circle.class),
            @JsonbSubtype(alias = "square", type = Shape.Square.class)
        })
public sealed interface Shape {

    /** Round. */
    record Circle(int radius) implements Shape {}

    /** Not round. */
    record Square(int side) implements Shape {}
}
