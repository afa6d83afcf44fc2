// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.UpgradeRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The guide's bean that writes down who came, who went, and who was not let in. */
@ApplicationScoped
public class Trail {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    // tag::trail[]
    void opened(@Observes ConnectionOpened event) {
        write("in: " + event.connection().principal().getName());
    }

    void closed(@Observes ConnectionClosed event) {
        write("out: " + event.connection().principal().getName());
    }

    void refused(@ObservesAsync UpgradeRefused event) {
        write(event.status() + " on " + event.path());
    }
    // end::trail[]

    List<String> entries() {
        return List.copyOf(entries);
    }

    private void write(String entry) {
        entries.add(entry);
    }
}
