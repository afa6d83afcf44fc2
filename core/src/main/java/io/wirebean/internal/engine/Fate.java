// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

/** What becomes of an update that a watch is sent. */
enum Fate {
    GOES,
    GOES_ON,
    WAITS,
    WAITS_FOR_ITS_TIME,
    IS_NOTHING,
    HAS_NO_ROOM,
    /** No room, while nobody could know yet whether it may be watched. */
    HAS_NO_ROOM_YET,
    /** No room, while what waits goes on without it. */
    HAS_NO_ROOM_NOW,
    /** It does not go at once: so that those after it do not overtake it, it goes where they go. */
    GOES_BY_THE_NEAREST;

    static Fate withoutRoom(boolean passing, boolean beginning) {
        if (passing) {
            return HAS_NO_ROOM_NOW;
        }
        return beginning ? HAS_NO_ROOM_YET : HAS_NO_ROOM;
    }
}
