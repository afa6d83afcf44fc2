// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void blankNameIsAnonymous() {
        assertEquals("Anonymous", new Person("").username());
        assertEquals("Anonymous", new Person(" \t").username());
    }

    @Test
    void nameLosesTheBlanksAroundIt() {
        assertEquals("ann lee", new Person(" ann lee ").username());
    }
}
