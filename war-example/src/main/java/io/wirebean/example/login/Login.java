// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.login;

/**
 * What somebody gets who has logged in.
 *
 * @param expiresIn in seconds
 */
public record Login(String token, long expiresIn) {

    /** Without the token. */
    @Override
    public String toString() {
        return "Login[expiresIn=" + expiresIn + "]";
    }
}
