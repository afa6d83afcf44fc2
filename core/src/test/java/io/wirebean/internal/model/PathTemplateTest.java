// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

    @Test
    void missingLeadingSlashIsAdded() {
        assertEquals("/chat/{room}", PathTemplate.ofUrl("chat/{room}").text());
    }

    @Test
    void rootTakesTheRootAlone() {
        var root = PathTemplate.ofUrl("/");

        assertEquals(Optional.of(Map.of()), root.match(List.of("")));
        assertEquals(Optional.empty(), root.match(List.of("chat")));
    }

    @Test
    void variableTakesOneSegmentThatIsNotEmpty() {
        var chat = PathTemplate.ofUrl("/chat/{room}");

        assertEquals(Optional.of(Map.of("room", "a/b")), chat.match(List.of("chat", "a/b")));
        assertEquals(Optional.empty(), chat.match(List.of("chat", "")));
        assertEquals(Optional.empty(), chat.match(List.of("chat")));
        assertEquals(Optional.empty(), chat.match(List.of("chat", "a", "b")));
        assertEquals(Optional.empty(), chat.match(List.of("talk", "a")));
    }

    @Test
    void restTakesOneSegmentOrMore() {
        var files = PathTemplate.ofUrl("/files/{rest:*}");

        assertEquals(Optional.of(Map.of("rest", "a")), files.match(List.of("files", "a")));
        assertEquals(Optional.of(Map.of("rest", "a/b/c")), files.match(List.of("files", "a", "b", "c")));
        assertEquals(Optional.empty(), files.match(List.of("files")));
    }

    @Test
    void starEndsThePathOfAMessage() {
        var users = PathTemplate.ofMessage("/users/{id}/*");

        assertEquals(List.of("id", "*"), users.variables());
        assertEquals(Optional.of(Map.of("id", "7", "*", "x/y")), users.match(PathTemplate.segmentsOf("users/7/x/y")));
    }

    @Test
    void topicHasNoLeadingSlash() {
        var order = PathTemplate.ofTopic("order/{id}/{rest:*}");

        assertEquals("order/{id}/{rest:*}", order.text());
        assertEquals(
                Optional.of(Map.of("id", "7", "rest", "a/b")), order.match(PathTemplate.segmentsOf("order/7/a/b")));
        assertThrows(IllegalArgumentException.class, () -> PathTemplate.ofTopic("/order"));
        assertThrows(IllegalArgumentException.class, () -> PathTemplate.ofTopic(""));
    }

    @ParameterizedTest
    @CsvSource({
        "order/{id}, order/{nr}, true",
        "order/{id}, {kind}/new, true",
        "order/{id}, {all:*}, true",
        "order/{id}/{rest:*}, order/7/a/b, true",
        "order/{id}, order, false",
        "order/{rest:*}, order, false",
        "order/{id}, price/{id}, false",
        "order/new, order/old, false",
        "order/{id}, order/7/a, false"
    })
    void templatesOverlapWhereOneTopicMatchesBoth(String one, String other, boolean overlap) {
        assertEquals(overlap, PathTemplate.ofTopic(one).overlaps(PathTemplate.ofTopic(other)));
        assertEquals(overlap, PathTemplate.ofTopic(other).overlaps(PathTemplate.ofTopic(one)));
    }

    @Test
    void literalComesBeforeVariableBeforeRest() {
        List<String> sorted = Stream.of("/{rest:*}", "/a/{rest:*}", "/{x}/b", "/a/{y}", "/a/b")
                .map(PathTemplate::ofUrl)
                .sorted(PathTemplate.MOST_SPECIFIC_FIRST)
                .map(PathTemplate::text)
                .toList();

        assertEquals(List.of("/a/b", "/a/{y}", "/a/{rest:*}", "/{x}/b", "/{rest:*}"), sorted);
    }

    @Test
    void namesOfVariablesDoNotChangeTheShape() {
        assertEquals(
                PathTemplate.ofUrl("/a/{x}").shape(),
                PathTemplate.ofUrl("a/{y}").shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /a/{b          | "{b" is neither a literal nor one whole {variable}
            /a{b}          | "a{b}" is neither a literal nor one whole {variable}
            /{7}           | "7" is no name of a variable: a letter, then letters, digits, _ . or -
            /{}            | "" is no name of a variable: a letter, then letters, digits, _ . or -
            /{a}/{a}       | two of its variables have the same name
            /{rest:*}/a    | only the last segment takes all that is left
            /a//b          | it has an empty segment, or a slash at its end
            /a/            | it has an empty segment, or a slash at its end
            /a?b           | "a?b" has one of the characters ? # *
            """)
    void whatCannotBeReadIsRefused(String path, String why) {
        var refused = assertThrows(IllegalArgumentException.class, () -> PathTemplate.ofUrl(path));

        assertEquals(why, refused.getMessage());
    }
}
