package backbeat.serve;

import backbeat.catalogue.Catalogue;
import backbeat.csv.CsvWriter;
import backbeat.explanation.RowNames;
import backbeat.insight.Explainer;
import backbeat.insight.Explainer.Asked;
import backbeat.parallel.Workers;
import backbeat.pipeline.Prediction;
import backbeat.preparation.RowEncoder;
import backbeat.result.StudyResult;
import backbeat.serve.RunServer.Answer;
import backbeat.study.StudySet;
import backbeat.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page asks for, by path. For several threads at once. */
public final class RunPage {
    private static final int MOST_FOUND = 30;
    private static final double MOST_COST = 1e15;
    private static final Map<String, String> FILES = Map.of(
            "/page.css", "text/css; charset=utf-8",
            "/page.js", "text/javascript; charset=utf-8",
            "/icon.svg", "image/svg+xml");

    private final StudySet set;
    private final StudyResult result;
    private final List<Asked> models;
    private final Explainer explainer;
    private final RowNames names;
    private final RowFields fields;
    private final TestAnswers answers;

    /**
     * @param result  the run's figures
     * @param set     its rows
     * @param models  its models, by key
     * @param file    its {@code predictions.csv}
     * @param workers the threads that explanations are computed with
     */
    public RunPage(
            Catalogue catalogue, StudyResult result, StudySet set, List<Asked> models, Path file, Workers workers)
            throws IOException {
        this.set = set;
        this.result = result;
        this.models = List.copyOf(models);
        // One request computes at a time what takes threads; the others wait their turn.
        this.explainer = new Explainer(catalogue, set, workers, result.seed());
        this.fields = new RowFields(set, explainer);
        this.names = new RowNames(set.dataset(), set.recipe());
        this.answers = TestAnswers.read(file, set);
    }

    Answer get(String path, Map<String, String> query, String token) throws IOException {
        switch (path) {
            case "/":
                String html = new String(resource("/page.html"), StandardCharsets.UTF_8).replace("@TOKEN@", token);
                return new Answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), "");
            case "/page.css", "/page.js", "/icon.svg":
                return new Answer(200, FILES.get(path), resource(path), "");
            case "/api/run":
                return Answer.json(run());
            case "/api/find":
                return Answer.json(find(query.getOrDefault("q", "")));
            case "/api/row":
                return Answer.json(row(explainer.findRow(whole(query, "row"))));
            case "/api/rows":
                return Answer.json(rows(query));
            case "/api/rows.csv":
                return new Answer(200, "text/csv; charset=utf-8", answers.csv(selected(query)), "rows.csv");
            case "/api/threshold":
                return Answer.json(answers.confusion(
                        query.getOrDefault("model", ""), number(query, "at"), cost(query, "fp"), cost(query, "fn")));
            case "/api/curve":
                return Answer.json(
                        answers.curve(query.getOrDefault("model", ""), cost(query, "fp"), cost(query, "fn")));
            default:
                return Answer.text(404, "There is nothing at " + path);
        }
    }

    Answer post(String path, Map<String, String> query, Map<String, String> values) {
        switch (path) {
            case "/api/answer":
                return Answer.json(answer(values));
            case "/api/explain":
                return Answer.json(explain(query, values));
            default:
                return Answer.text(404, "There is nothing at " + path);
        }
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = RunPage.class.getResourceAsStream("/backbeat/serve" + path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static double number(Map<String, String> query, String name) {
        try {
            double value = Double.parseDouble(query.getOrDefault(name, ""));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(name + " must be a number");
    }

    /** Small enough that the cost of all rows is a number, too. */
    private static double cost(Map<String, String> query, String name) {
        double value = number(query, name);
        if (value < 0 || value > MOST_COST) {
            throw new IllegalArgumentException("A cost must be from 0 to 1e15");
        }
        return value;
    }

    private static long whole(Map<String, String> query, String name) {
        try {
            return Long.parseLong(query.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number", e);
        }
    }

    /** What the page shows from the start: the run, its figures, and the columns with the range of their values. */
    private Map<String, Object> run() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("recipe", set.recipe().name());
        run.put("positive", set.rule().toString());
        run.put("protocol", set.protocol().name());
        run.put("seed", result.seed());
        run.put("synthetic", result.data().isSynthetic());
        run.put("trainingRows", set.tables().train().rows());
        run.put("baseRate", set.tables().trainLabels().positiveRate());
        run.put("testRows", set.split().test().length);
        run.put("models", answers.models());
        run.put("metrics", result.models());
        run.put("groupColumn", result.insight() == null ? "" : result.insight().groupColumn());
        run.put(
                "groups",
                result.insight() == null ? List.of() : result.insight().groups());
        run.put("columns", fields.columns());
        return run;
    }

    /** The row of that number, and rows whose name holds every word of a text. */
    private List<Map<String, Object>> find(String text) {
        String asked = text.strip().toLowerCase(Locale.ROOT);
        String[] words = asked.split("\\s+");
        List<Map<String, Object>> found = new ArrayList<>();
        for (int place : set.cleaning().rows()) {
            if (asked.equals(Long.toString(set.dataset().sourceRow(place)))) {
                found.add(found(place));
            }
        }
        for (int place : set.cleaning().rows()) {
            if (found.size() == MOST_FOUND) {
                break;
            }
            if (asked.equals(Long.toString(set.dataset().sourceRow(place)))) {
                continue; // stands first
            }
            String shown = names.shown(place);
            String name = (shown + " " + names.id(place)).toLowerCase(Locale.ROOT);
            if (Arrays.stream(words).allMatch(name::contains)) {
                found.add(found(place));
            }
        }
        return found;
    }

    private Map<String, Object> found(int place) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("row", set.dataset().sourceRow(place));
        one.put("title", names.shown(place));
        one.put("part", explainer.part(place));
        return one;
    }

    private Map<String, Object> row(int place) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", set.dataset().sourceRow(place));
        row.put("title", names.shown(place));
        row.put("part", explainer.part(place));
        row.put("label", set.dataset().labels(set.rule(), new int[] {place}).get(0));
        row.put("values", fields.values(place));
        return row;
    }

    private List<TestAnswers.Row> selected(Map<String, String> query) {
        return answers.select(query.getOrDefault("filter", ""), query.getOrDefault("order", "row"));
    }

    private Map<String, Object> rows(Map<String, String> query) {
        List<TestAnswers.Row> selected = selected(query);
        int page = (int) Math.max(0, Math.min(whole(query, "page"), (selected.size() - 1) / TestAnswers.PAGE));
        int from = page * TestAnswers.PAGE;
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("count", selected.size());
        rows.put("page", page);
        rows.put("rows", selected.subList(from, Math.min(selected.size(), from + TestAnswers.PAGE)));
        return rows;
    }

    /** The models' answers for values as texts, with the digits that {@code predict} writes. */
    private List<Map<String, Object>> answer(Map<String, String> values) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Asked model : models) {
            Prediction prediction = model.pipeline().predict(values);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("model", model.name());
            one.put("probability", CsvWriter.probabilityText(prediction.probability()));
            one.put("threshold", model.pipeline().threshold());
            one.put("positive", prediction.positive());
            one.put("unseen", prediction.unseen());
            all.add(one);
        }
        return all;
    }

    /** One model's explanation, of a row of the file or of values. */
    private synchronized Object explain(Map<String, String> query, Map<String, String> values) {
        List<Asked> asked = models.stream()
                .filter(model -> model.name().equals(query.get("model")))
                .toList();
        if (asked.isEmpty()) {
            throw new IllegalArgumentException(
                    query.containsKey("model") ? "The run has no model '" + query.get("model") + "'" : "Which model?");
        }
        if (query.containsKey("row")) {
            return explainer.explain(asked, explainer.findRow(whole(query, "row")));
        }
        RowEncoder encoder = new RowEncoder(set.preprocessor());
        encoder.values(values);
        String problem = encoder.endRow();
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        Table row = encoder.table();
        return explainer.explain(asked, row, values);
    }
}
