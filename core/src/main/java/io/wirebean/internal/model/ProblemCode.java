// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Locale;

/** The codes of definition problems; each has a heading in docs/errors.md. Never reused, never renumbered. */
public enum ProblemCode {
    DUPLICATE_EVENT(101),
    HANDLER_NOT_CALLABLE(102),
    TWO_LIFECYCLE_HANDLERS(103),
    DISCONNECTION_RETURNS(104),
    ERROR_HANDLER_WITHOUT_TYPE(105),
    TWO_ERROR_HANDLERS(106),
    PARAMETER_UNFILLABLE(107),
    PATH_VARIABLE_AMBIGUOUS(108),
    TWO_PAYLOADS(109),
    PARAMETER_MISPLACED(110),
    PARAMETER_NAME_MISSING(111),
    FOREIGN_PARAMETER_ANNOTATION(112),
    NO_CONVERSION(113),
    PARAMETER_FILLED_TWICE(114),
    BROADCAST_OF_NOTHING(115),
    BROADCAST_ROOM_VARIABLE(116),
    BROADCAST_WITHOUT_EVENT(117),
    RESERVED_EVENT(118),
    EVENT_WITHOUT_EVENTS(119),
    WHOLE_MESSAGES_NOT_ALONE(120),
    JAKARTA_CALLBACK(121),
    NO_CONTROLLER(122),
    ERROR_HANDLER_NOT_GLOBAL(123),
    FINAL_CONTROLLER(130),
    NO_CONSTRUCTOR(131),
    CONTROLLER_SCOPE(132),
    NARROWED_CONTROLLER(133),
    PATH_SYNTAX(140),
    PLACEHOLDER_WITHOUT_VALUE(141),
    PATH_TWICE(142),
    SHARED_PATH_EVENT(143),
    SHARED_PATH_FORMAT(144),
    SHARED_PATH_VARIABLES(145),
    UNKNOWN_FORMAT(146),
    SUBPROTOCOL(147),
    NO_SERVER_CONTAINER(150),
    ABSOLUTE_ORDERING(152),
    WRONG_SETTING(153),
    UNKNOWN_SETTING(154);

    private final int number;

    ProblemCode(int number) {
        this.number = number;
    }

    /** As it stands in reports and in the documentation: {@code WB-101}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "WB-%d", number);
    }
}
