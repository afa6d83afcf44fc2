// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.WSConnectionScoped;
import java.util.ArrayList;
import java.util.List;

/** The guide's bean that every connection has one of. */
// tag::basket[]
@WSConnectionScoped
public class Basket {

    private final List<String> articles = new ArrayList<>();

    public void put(String article) {
        articles.add(article);
    }

    public List<String> content() {
        return List.copyOf(articles);
    }
}
// end::basket[]
