// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

/**
 * Who chats, as the others see it; whoever gives no name is Anonymous.
 *
 * @param username without blanks around it, never empty
 */
public record Person(String username) {

    /** What somebody without a name is called. */
    static final String ANONYMOUS = "Anonymous";

    public Person {
        username = username.isBlank() ? ANONYMOUS : username.strip();
    }
}
