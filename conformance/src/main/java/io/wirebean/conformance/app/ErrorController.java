// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSFailure;
import io.wirebean.WSFailureException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fails in every way. */
@WSController("/errors")
public class ErrorController {

    /** A failure that the client may know. */
    @WSFailure(code = "ROOM_FULL", status = 409)
    public static class RoomFullException extends Exception {
        private static final long serialVersionUID = 1L;

        RoomFullException() {
            super("the room is full");
        }
    }

    /** A failure that a bean handles for all controllers. */
    public static class GlobalException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @OnWSMessage("unexpected")
    void unexpected() {
        throw new IllegalArgumentException("secret of the house");
    }

    @OnWSMessage("fatal")
    void error() {
        throw new AssertionError("secret of the house");
    }

    @OnWSMessage("overflow")
    int overflow() {
        return overflow() + 1;
    }

    @OnWSMessage("declared")
    void declared() throws RoomFullException {
        throw new RoomFullException();
    }

    @OnWSMessage("chosen")
    void chosen() {
        throw new WSFailureException("TOO_LATE", 410, "come earlier", List.of("09:00", "17:00"));
    }

    @OnWSMessage("stage")
    CompletionStage<String> stage() {
        return CompletableFuture.failedFuture(new RoomFullException());
    }

    @OnWSMessage("io")
    void io() throws IOException {
        throw new FileNotFoundException("secret.txt");
    }

    @OnWSMessage("mapped")
    void mapped() {
        throw new IllegalStateException("secret of the house");
    }

    @OnWSMessage("retold")
    void retold() {
        throw new UnsupportedOperationException("secret of the house");
    }

    @OnWSMessage("global")
    void global() {
        throw new GlobalException();
    }

    @OnWSMessage("unencodable")
    Object unencodable() {
        return new Unencodable();
    }

    @OnWSMessage("fine")
    String fine() {
        return "fine";
    }

    @OnWSError
    String farther(IOException io) {
        return "farther";
    }

    @OnWSError
    String nearer(FileNotFoundException io) {
        return "nearer";
    }

    @OnWSError
    List<String> mapped(IllegalStateException wanted) {
        return List.of("mapped");
    }

    @OnWSError
    void retold(UnsupportedOperationException wanted) {
        throw new WSFailureException("RETOLD", 400, "told otherwise");
    }

    /** Has a getter that fails. */
    public static class Unencodable {
        public String getSecret() {
            throw new IllegalStateException("secret of the house");
        }
    }
}
