// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;

/** A REST resource that answers later, from another thread. */
@Path("/neighbour")
public class NeighbourResource {

    /** Resumes a suspended response. */
    @GET
    @Produces("text/plain")
    public void later(@Suspended AsyncResponse response) {
        new Thread(() -> response.resume("resumed later")).start();
    }
}
