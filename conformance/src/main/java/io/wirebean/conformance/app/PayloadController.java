// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.FromPayload;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes payloads of every kind. */
@WSController("/payloads")
public class PayloadController {

    @OnWSMessage("record")
    Item item(Item item) {
        return new Item(item.name() + "!", item.count() + 1);
    }

    @OnWSMessage("list")
    int list(List<Item> items) {
        return items.stream().mapToInt(Item::count).sum();
    }

    @OnWSMessage("map")
    Map<String, Integer> map(Map<String, Integer> map) {
        return new TreeMap<>(map);
    }

    @OnWSMessage("sealed")
    String sealed(Shape shape) {
        return shape.toString();
    }

    @OnWSMessage("string")
    String string(String text) {
        return text + "!";
    }

    @OnWSMessage("int")
    int number(int number) {
        return number + 1;
    }

    @OnWSMessage("date")
    LocalDate date(LocalDate date) {
        return date.plusDays(1);
    }

    @OnWSMessage("jsonObject")
    int jsonObject(JsonObject object) {
        return object.size();
    }

    @OnWSMessage("jsonArray")
    JsonArray jsonArray(JsonArray array) {
        return array;
    }

    @OnWSMessage("jsonValue")
    JsonValue jsonValue(JsonValue value) {
        return value;
    }

    @OnWSMessage("parts")
    List<String> parts(
            @FromPayload("name") String name,
            @FromPayload int count,
            @FromPayload("note") Optional<String> note,
            @FromPayload(value = "size", orElse = "7") int size,
            @FromPayload("items") List<Item> items) {
        return List.of(name, String.valueOf(count), note.orElse("no note"), String.valueOf(size), items.toString());
    }
}
