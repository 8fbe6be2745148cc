package backbeat.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRowException;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.RejectedRow;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.SmallModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamScoringTest {
    /** Enough for several blocks of the smallest size, which many threads get. */
    private static final int ROWS = 9_000;

    private static final Map<String, Pipeline> MODELS = SmallModels.every(SmallModels.prepared(120));
    private static final String CSV = SmallModels.csv(ROWS, 2);

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(StreamScoring scoring, String input, int threads, Rejects rejects) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workers workers = Workers.of(threads)) {
            scoring.csv(stream(input), "songs.csv", out, rejects, workers);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Pieces that go on one by one, as a cluster's tasks carry them, must not tear a line apart. */
    @Test
    void linesCanGoWithoutTheirNumbersAndComeInWholeLines() throws IOException {
        StreamScoring scoring = StreamScoring.of(MODELS.get("knn")).withKeep(List.of("id", "title"));
        List<String> pieces = new ArrayList<>();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                pieces.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
        try (Workers workers = Workers.of(40)) { // as many as make blocks small
            scoring.withNumbered(false).csv(stream(CSV), "songs.csv", out, Rejects.NONE, workers);
        }
        assertTrue(pieces.size() > 2, pieces.size() + " pieces");
        assertTrue(pieces.stream().allMatch(piece -> piece.endsWith("\n")));
        assertEquals(csv(scoring, CSV, 1, Rejects.NONE).replaceAll("(?m)^(row|[0-9]+),", ""), String.join("", pieces));
    }

    /** The long way: the whole file as a data set, and one table of it. */
    private static String expected(Pipeline model) {
        Dataset dataset = SmallModels.dataset(ROWS, 2);
        double[] probabilities =
                model.probabilities(model.encode(dataset, SmallModels.all(dataset)), Workers.sequential());
        StringBuilder text = new StringBuilder("row,id,title,probability,decision\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(row).append(",t").append(row).append(",\"Song, ").append(row);
            text.append("\",").append(decimals(probabilities[row]));
            text.append(',')
                    .append(probabilities[row] >= model.threshold() ? 1 : 0)
                    .append('\n');
        }
        return text.toString();
    }

    private static String decimals(double probability) {
        // Nine decimals of the first twelve digits: what lies behind those is noise of rounding.
        return new BigDecimal(probability)
                .round(new MathContext(12, RoundingMode.HALF_EVEN))
                .setScale(9, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void answersAreThoseOfTheWholeTableForAnyNumberOfThreads(int threads) throws IOException {
        for (Pipeline model : MODELS.values()) {
            StreamScoring scoring = StreamScoring.of(model).withKeep(List.of("id", "title"));
            assertEquals(expected(model), csv(scoring, CSV, threads, Rejects.NONE), model.learner());
        }
    }

    @Test
    void rowsOfJavaObjectsGetTheSameAnswersAsAFile() throws IOException {
        Pipeline model = MODELS.get("knn");
        Dataset dataset = SmallModels.dataset(600, 2);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < dataset.rows(); row++) {
            Map<String, Object> values = new HashMap<>();
            for (int c = 0; c < 4; c++) {
                values.put(dataset.columns().numericFeatures().get(c), dataset.number(c, row));
            }
            for (int c = 0; c < 2; c++) {
                values.put(
                        dataset.columns().categorical().get(c),
                        dataset.categories(c).get(dataset.code(c, row)));
                values.put(dataset.columns().texts().get(c), dataset.text(c, row));
            }
            rows.add(values);
        }
        rows.get(7).put("tempo", "fast");
        List<String> answers = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        StreamScoring scoring = StreamScoring.of(model).withBadRows(BadRows.SKIP);
        try (Workers workers = Workers.of(3)) {
            Answers hear = (row, kept, probability, positive) ->
                    answers.add(row + " " + kept + " " + decimals(probability) + " " + positive);
            ScoringReport report = scoring.rows(rows.iterator(), hear, rejected::add, workers);
            assertEquals(599, report.rows());
            assertEquals(1, report.rejected());
        }
        assertEquals(7, rejected.get(0).row());
        assertEquals(
                "column 'tempo': 'fast' is not a finite number", rejected.get(0).reason());

        List<String> fromFile = new ArrayList<>();
        try (Workers workers = Workers.of(3)) {
            Answers hear = (row, kept, probability, positive) -> {
                if (row != 7) {
                    fromFile.add(row + " " + kept + " " + decimals(probability) + " " + positive);
                }
            };
            scoring.csv(stream(SmallModels.csv(600, 2)), "songs.csv", hear, Rejects.NONE, workers);
        }
        assertEquals(fromFile, answers);
    }

    private static String damaged(String row, int place) {
        List<String> lines = new ArrayList<>(CSV.lines().toList());
        lines.set(place, row);
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void rowsBeforeABadOneAreAnsweredWhateverTheThreads(int threads) {
        String input = damaged("t,T,fast,-1,1,True,0,rock,1", 5_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workers workers = Workers.of(threads)) {
            BadRowException error = assertThrows(
                    BadRowException.class,
                    () -> StreamScoring.of(MODELS.get("mlp"))
                            .csv(stream(input), "songs.csv", out, Rejects.NONE, workers));
            assertEquals(
                    "songs.csv, data row 4999 (line 5001): column 'tempo': 'fast' is not a finite number",
                    error.getMessage());
        }
        assertEquals(1 + 4_999, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    /** A gap is told from what is wrong by what happened, whatever the message says; other rows before it do not count. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "t,T,,-1,1,True,0,rock,1; true",
                "t,T,120,-1,1,True,0,,1; true",
                "t,T,fast,-1,,True,0,rock,1; false",
                "t,T,the value is missing,-1,1,True,0,rock,1; false",
                "t,T,,-1,1; false"
            })
    void aGapIsToldFromAWrongValue(String row, boolean gap) {
        for (int place : new int[] {1, 700}) {
            String input = damaged(row, place);
            BadRowException error = assertThrows(
                    BadRowException.class,
                    () -> StreamScoring.of(MODELS.get("mlp"))
                            .csv(
                                    stream(input),
                                    "songs.csv",
                                    new ByteArrayOutputStream(),
                                    Rejects.NONE,
                                    Workers.sequential()));
            assertEquals(gap, error.isGap(), error.getMessage());
        }
    }

    @Test
    void rejectedRowsComeWithLineFieldsAndReason() throws IOException {
        String header = CSV.substring(0, CSV.indexOf('\n') + 1);
        String good = "a,\"two\nlines\",120,-1,1,True,0,rock,1\n";
        String input = header + good + "b,B,120,-1,1,True,0,rock\n" + good + "c,C,120,-1,,True,0,rock,1\n"
                + "d,\"D\" x,120,-1,1,True,0,rock,1\n" + "e,E,120,-1,1,True,0,\"\",1\n" + good;
        List<RejectedRow> rejected = new ArrayList<>();
        String out = csv(StreamScoring.of(MODELS.get("knn")).withBadRows(BadRows.SKIP), input, 2, rejected::add);
        assertEquals(
                List.of(
                        new RejectedRow(
                                1,
                                4,
                                List.of("b", "B", "120", "-1", "1", "True", "0", "rock"),
                                "it has 8 fields, the header has 9 (is the file cut off here?)"),
                        new RejectedRow(
                                3,
                                7,
                                List.of("c", "C", "120", "-1", "", "True", "0", "rock", "1"),
                                "column 'duration': the value is missing"),
                        new RejectedRow(
                                4,
                                8,
                                List.of("d,\"D\" x,120,-1,1,True,0,rock,1"),
                                "a quotation mark is not where it may be"),
                        new RejectedRow(
                                5,
                                9,
                                List.of("e", "E", "120", "-1", "1", "True", "0", "", "1"),
                                "column 'genre': the value is missing")),
                rejected);
        assertEquals(
                List.of("row", "0", "2", "6"),
                out.lines()
                        .filter(line -> !line.startsWith("lines"))
                        .map(line -> line.split(",")[0])
                        .toList());
    }

    @Test
    void bytesThatAreNoTextAreABadRow() throws IOException {
        byte[] bytes = stream(CSV.substring(0, 3_000)).readAllBytes();
        int line = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\nt3,") + 2;
        bytes[line] = (byte) 0xFF;
        List<RejectedRow> rejected = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamScoring scoring = StreamScoring.of(MODELS.get("knn")).withBadRows(BadRows.SKIP);
        scoring.csv(new ByteArrayInputStream(bytes), "x", out, rejected::add, Workers.sequential());
        assertEquals(3, rejected.get(0).row());
        assertEquals("it is not UTF-8 text", rejected.get(0).reason());
    }

    @Test
    void theReportCountsWhatPeopleShouldSee() throws IOException {
        String header = CSV.substring(0, CSV.indexOf('\n') + 1);
        StringBuilder input = new StringBuilder(header);
        for (int row = 0; row < 10; row++) {
            input.append("a,A,120,-1,1,True,0,")
                    .append(row < 3 ? "yodel" : "polka")
                    .append(",1\n");
        }
        input.append("bad\n");
        ScoringReport report = StreamScoring.of(MODELS.get("knn"))
                .withBadRows(BadRows.SKIP)
                .csv(stream(input.toString()), "x", new ByteArrayOutputStream(), Rejects.NONE, Workers.sequential());
        assertEquals(10, report.rows());
        assertEquals(1, report.rejected());
        assertEquals(Map.of("genre", 10L), report.unseenRows());
        assertEquals(Map.of("yodel", 3L, "polka", 7L), report.unseenCategories("genre"));
        assertTrue(report.reasons().get(0).startsWith("data row 10: it has 1 field,"), report.reasons()::toString);
    }

    @Test
    void aHeaderThatDoesNotFitIsRefused() {
        for (Map.Entry<String, String> bad : Map.of(
                        "", "songs.csv is empty",
                        "\n1,2\n", "begins with an empty line",
                        "a,\"b\" c\n", "header: a quotation mark",
                        "id,title\n1,2\n", "no column 'tempo', 'loudness', 'duration', 'explicit', 'key', 'genre'")
                .entrySet()) {
            DataException error = assertThrows(
                    DataException.class, () -> csv(StreamScoring.of(MODELS.get("knn")), bad.getKey(), 1, Rejects.NONE));
            assertTrue(error.getMessage().contains(bad.getValue()), error.getMessage());
        }
    }

    @Test
    void aFileWithoutRowsHasNoAnswers() throws IOException {
        String header = CSV.substring(0, CSV.indexOf('\n') + 1);
        assertEquals(
                "row,id,title,probability,decision\n",
                csv(StreamScoring.of(MODELS.get("knn")), header, 2, Rejects.NONE));
    }

    @Test
    void otherDialectsAreReadAndTheirLinesNamed() throws IOException {
        String header = CSV.substring(0, CSV.indexOf('\n') + 1);
        String rows = header + "a,A,120.5,-1,1,True,0,rock,1\nb,B,fast,-1,1,True,0,rock,1\n";
        StreamScoring scoring = StreamScoring.of(MODELS.get("knn")).withBadRows(BadRows.SKIP);
        String expected = csv(scoring, rows, 1, Rejects.NONE);
        List<RejectedRow> rejected = new ArrayList<>();
        assertEquals(expected, csv(scoring, "sep=;\n" + rows.replace(',', ';'), 2, rejected::add));
        assertEquals(4, rejected.get(0).line());
    }

    @Test
    void keptFormulasAreDefusedOnRequest() throws IOException {
        String header = CSV.substring(0, CSV.indexOf('\n') + 1);
        String input = header + "=cmd|'/c calc'!A1,A,120,-1,1,True,0,rock,1\n";
        StreamScoring scoring = StreamScoring.of(MODELS.get("knn"));
        assertTrue(csv(scoring.withSafeCsv(true), input, 1, Rejects.NONE).contains("0,'=cmd|'/c calc'!A1,A,"));
        assertTrue(csv(scoring, input, 1, Rejects.NONE).contains("0,=cmd|'/c calc'!A1,A,"));
    }
}
