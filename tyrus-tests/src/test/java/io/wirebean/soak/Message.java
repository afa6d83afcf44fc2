// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

/** What a server's text says, as far as the soak wants to know; read without a parser, since there are many. */
final class Message {

    private Message() {}

    /** Whether it is one of {@link SoakController.Numbered}. */
    static boolean isNumbered(String text) {
        return text.startsWith("{\"event\":\"numbered\"");
    }

    /** Whether it is a reply that is no failure. */
    static boolean isReply(String text) {
        return text.startsWith("{\"id\":") && text.contains("\"data\":");
    }

    static long number(String text, String name) {
        int begin = after(text, name);
        int end = begin;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, begin, end, 10);
    }

    static String word(String text, String name) {
        int begin = after(text, name) + 1;
        return text.substring(begin, text.indexOf('"', begin));
    }

    static String ask(long id, String pad) {
        return "{\"event\":\"ask\",\"data\":{\"n\":" + id + ",\"pad\":\"" + pad + "\"},\"id\":" + id + "}";
    }

    private static int after(String text, String name) {
        String key = "\"" + name + "\":";
        int at = text.indexOf(key);
        if (at < 0) {
            throw new IllegalArgumentException("no " + name + " in " + text);
        }
        return at + key.length();
    }
}
