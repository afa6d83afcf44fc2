// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.login;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * What a refused request is told, over REST and at the gate alike.
 *
 * @param error a word for programs
 * @param message a sentence for people
 */
public record Refusal(String error, String message) {

    /** For somebody who may not do this. */
    public static Refusal forbidden(String why) {
        return new Refusal("forbidden", why);
    }

    /** For a request that cannot be understood. */
    public static Refusal badRequest(String why) {
        return new Refusal("bad request", why);
    }

    /** The refusal as the answer to a REST request. */
    public Response as(int status) {
        return answer(status, this).build();
    }

    /** The answer to a request with this token, or without; the same words as those of Wirebean's BearerGuard. */
    static Response unauthorized(boolean tokenGiven) {
        return answer(401, Map.of("error", "unauthorized"))
                .header(HttpHeaders.WWW_AUTHENTICATE, tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer")
                .build();
    }

    /** The answer while too many are logged in. */
    static Response full() {
        return answer(503, new Refusal("full", "too many people are logged in, try again later"))
                .header(HttpHeaders.RETRY_AFTER, 60)
                .build();
    }

    private static Response.ResponseBuilder answer(int status, Object body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
