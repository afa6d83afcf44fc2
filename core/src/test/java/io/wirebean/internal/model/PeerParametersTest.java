// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSFailureException;
import java.security.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerParametersTest {

    @Test
    void principalIsThatOfTheIdentity() throws Throwable {
        Principal ann = () -> "ann";

        assertEquals("ann", callAs(ann, Callers.class));
        assertEquals("anonymous", callAs(Identity.anonymous(), Callers.class));
    }

    @Test
    void principalOfAnotherTypeIsForbidden() throws Throwable {
        var other = assertThrows(WSFailureException.class, () -> callAs(() -> "ann", Persons.class));

        assertEquals("Person[getName=ann]", callAs(new Person("ann"), Persons.class));
        assertEquals(
                "FORBIDDEN 403: this is not for who is connected",
                other.code() + " " + other.status() + ": " + other.getMessage());
    }

    @Test
    void optionalPrincipalIsEmptyForNobodyAndForAnotherType() throws Throwable {
        assertEquals(
                "Optional[Person[getName=ann]] Optional[Person[getName=ann]]",
                callAs(new Person("ann"), Perhaps.class));
        assertEquals("Optional[another] Optional.empty", callAs(new Another(), Perhaps.class));
        assertEquals("Optional.empty Optional.empty", callAs(Identity.anonymous(), Perhaps.class));
    }

    @Test
    void identityIsThatOfTheMoment() throws Throwable {
        assertEquals(
                "ann[member]",
                TestApplication.of(Identities.class)
                        .handlesAs(Identity.of("ann").roles("member").build(), "go", "null"));
    }

    private static Object callAs(Principal who, Class<?> controller) throws Throwable {
        return TestApplication.of(controller).handlesAs(Identity.of(who).build(), "go", "null");
    }

    private static Object callAs(Identity who, Class<?> controller) throws Throwable {
        return TestApplication.of(controller).handlesAs(who, "go", "null");
    }

    @WSController("/callers")
    static class Callers {
        @OnWSMessage("go")
        String go(Principal caller) {
            return caller.getName();
        }
    }

    static class Another implements Principal {
        @Override
        public String getName() {
            return "another";
        }

        @Override
        public String toString() {
            return getName();
        }
    }

    record Person(String getName) implements Principal {}

    @WSController("/persons")
    static class Persons {
        @OnWSMessage("go")
        String go(Person person) {
            return person.toString();
        }
    }

    @WSController("/perhaps")
    static class Perhaps {
        @OnWSMessage("go")
        String go(Optional<Principal> caller, Optional<Person> person) {
            return caller + " " + person;
        }
    }

    @WSController("/identities")
    static class Identities {
        @OnWSMessage("go")
        String go(Identity who) {
            return who.name() + who.roles();
        }
    }
}
