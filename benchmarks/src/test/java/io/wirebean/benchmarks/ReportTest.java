// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final List<String> LINES = List.of(
            Result.HEAD,
            "floor,echo-1,1,45.000,50000,900.0,3000.0,4000.0,1048576,2097152,0",
            "floor,echo-1,2,4.000,50000,900.0,3000.0,4000.0,1048576,2097152,0",
            "floor,echo-1,3,4.000,50000,900.0,3000.0,4000.0,1048576,2097152,0",
            "tyrus,echo-1,1,225.000,20000,900.0,3000.0,4000.0,1048576,2097152,0",
            "tyrus,echo-1,2,20.000,20000,900.0,3000.0,4000.0,1048576,2097152,0",
            "tyrus,echo-1,3,20.000,20000,900.0,3000.0,4000.0,1048576,2097152,0",
            "wirebean,echo-1,1,90.000,20000,900.0,3000.0,4000.0,1048576,2097152,0",
            "wirebean,echo-1,2,10.000,30000,900.0,3000.0,4000.0,1048576,2097152,0",
            "wirebean,echo-1,3,8.000,40000,900.0,3000.0,4000.0,1048576,2097152,2",
            "tyrus-waiting,stalled,1,NaN,0,0.0,0.0,0.0,1048576,2097152,7000",
            "wirebean,idle,1,100.000,0,0.0,0.0,0.0,4096,8192,0");

    private final Summary summary = new Summary(Result.read(LINES), Subject.all(Path.of("benchmarks")));

    @Test
    void aTableHasTheMediansOfTheFiguresAndOfEachRepetitionsRatios() {
        String text = new Tables(summary).text();

        assertTrue(
                text.contains("| wirebean | 10.0 | 2.00 | 0.40 | 30,000 | 0.9 | 3.0 | 4.0 | 1.0 | 2 |\n"), () -> text);
    }

    @Test
    void manyRepetitionsTellBetweenWhatTheMiddleHalfLies() {
        assertEquals(
                "1.15 (1.10 to 1.20)",
                Spread.of(DoubleStream.of(1.3, 1.0, 1.1, 1.2)).text());
        assertEquals("1.10", Spread.of(DoubleStream.of(1.3, 1.0, 1.1)).text());
        assertEquals("", Spread.of(DoubleStream.empty()).text());
    }

    @Test
    void resultsOfTwoRunsAreRefused() {
        List<Result> twice = Result.read(List.of(Result.HEAD, LINES.get(1), LINES.get(1)));
        var text = new Tables(new Summary(twice, Subject.all(Path.of("benchmarks"))));

        var failure = assertThrows(IllegalArgumentException.class, text::text);

        assertEquals("a repetition stands twice: results of two runs are two reports", failure.getMessage());
    }

    @Test
    void whatNoRepetitionHasBesideTheFloorHasNoBar() {
        Result other = Result.of(LINES.get(5).replace(",2,", ",9,"));
        var one = new Summary(List.of(Result.of(LINES.get(1)), other), Subject.all(Path.of("benchmarks")));

        String text = new Plot(one).text();

        assertEquals(1, text.split("height=\"16\"", -1).length - 1, () -> text);
        assertFalse(text.contains("NaN"), () -> text);
    }

    @Test
    void aTableNamesTheFaultsOfAllRepetitions() {
        String text = new Tables(summary).text();

        assertTrue(text.contains("| faults of wirebean | 2 |\n"), () -> text);
    }

    @Test
    void aServerThatStandsStillHasNoFiguresButItsFaults() {
        String text = new Tables(summary).text();

        assertTrue(
                text.contains("| tyrus-waiting |  |  |  |  |  |  |  | 1.0 | 2 |\n| faults of tyrus-waiting | 7000 |\n"),
                () -> text);
    }

    @Test
    void memoryIsToldForEachConnection() {
        String text = new Tables(summary).text();

        assertTrue(text.contains("| wirebean | 4.0 | 8.0 | 100 |\n"), () -> text);
    }

    @Test
    void thePlotHasABarForEachServer() {
        String text = new Plot(summary).text();

        assertEquals(3, text.split("height=\"16\"", -1).length - 1, () -> text);
        assertTrue(text.contains(">5.00</text>"), () -> text);
    }

    @Test
    void aResultIsReadAsItWasWritten() {
        assertEquals(LINES.get(1), Result.of(LINES.get(1)).line());
    }

    @Test
    void onlyWhatStandsBetweenTheMarkersIsReplaced() {
        String page = "before\n" + Report.BEGIN + "old\n" + Report.END + "\nafter\n";

        assertEquals("before\n" + Report.BEGIN + "new\n" + Report.END + "\nafter\n", Report.between(page, "new\n"));
    }

    @Test
    void aPageWithoutMarkersIsNotTouched() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Report.between("page", "new\n"));

        assertEquals(
                "the page has no place for results between <!-- results --> and <!-- end of results -->",
                failure.getMessage());
    }

    @Test
    void anOptionThatIsNoneIsRefused() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Options.of(new String[] {"--sevrers=floor"}));

        assertTrue(failure.getMessage().startsWith("--sevrers=floor is no option; there are "), failure.getMessage());
    }
}
