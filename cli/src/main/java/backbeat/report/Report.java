package backbeat.report;

import backbeat.experiment.StudyFiles;
import backbeat.learner.Learners;
import backbeat.output.Draft;
import backbeat.parallel.Workers;
import backbeat.report.chart.SvgWriter;
import backbeat.report.page.Block;
import backbeat.report.page.HtmlWriter;
import backbeat.report.page.MarkdownWriter;
import backbeat.report.page.Page;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.page.TableFiles;
import backbeat.report.run.RunFiles;
import backbeat.report.section.CalibrationSection;
import backbeat.report.section.CasesSection;
import backbeat.report.section.ComparisonsSection;
import backbeat.report.section.CurvesSection;
import backbeat.report.section.DataSection;
import backbeat.report.section.DecisionsSection;
import backbeat.report.section.GroupsSection;
import backbeat.report.section.ImportanceSection;
import backbeat.report.section.LeakSection;
import backbeat.report.section.PublishedSection;
import backbeat.report.section.RepeatsSection;
import backbeat.report.section.ResultsSection;
import backbeat.report.section.RunSection;
import backbeat.report.section.SummarySection;
import backbeat.report.section.TuningSection;
import backbeat.report.section.WordsSection;
import backbeat.result.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The report of a run: {@code report.html}, {@code report.md} and the charts of the latter. */
public final class Report {
    public static final String HTML = "report.html";
    public static final String MARKDOWN = "report.md";

    private static final List<Chapter> SECTIONS = List.of(
            new Chapter("summary", SummarySection::of),
            new Chapter("results", ResultsSection::of),
            new Chapter("published", PublishedSection::of),
            new Chapter("curves", CurvesSection::of),
            new Chapter("comparisons", ComparisonsSection::of),
            new Chapter("repeats", RepeatsSection::of),
            new Chapter("calibration", CalibrationSection::of),
            new Chapter("decisions", DecisionsSection::of),
            new Chapter("leaks", LeakSection::of),
            new Chapter("importance", ImportanceSection::of),
            new Chapter("groups", GroupsSection::of),
            new Chapter("cases", CasesSection::of),
            new Chapter("tuning", TuningSection::of),
            new Chapter("data", DataSection::of),
            new Chapter("run", RunSection::of),
            new Chapter("words", WordsSection::of));

    /** A section by the name that messages give it. */
    private record Chapter(String name, Function<RunFiles, Optional<Section>> section) {
        /** What stands in its place where it fails. */
        Optional<Section> leftOut() {
            return Optional.of(new Section(
                    name,
                    Show.sentence(name),
                    List.of(new Block.Notice("This section is left out: something went wrong while it was written."))));
        }
    }

    private static final String UNDRAWN =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 40\" role=\"img\">"
                    + "<title>left out</title><text x=\"8\" y=\"24\" font-size=\"14\">This chart is left out: something went"
                    + " wrong while it was drawn.</text></svg>";

    private Report() {}

    /** What the report says. */
    static Page page(RunFiles run, Parts parts) {
        List<Section> sections = new ArrayList<>();
        for (Chapter chapter : SECTIONS) {
            parts.run(
                            "section " + chapter.name(),
                            chapter.leftOut(),
                            () -> chapter.section().apply(run))
                    .ifPresent(sections::add);
        }
        String lead = "A study of the table " + run.result().data().recipe() + ", judged on "
                + Show.count(run.result().split().test()) + " rows that were set aside. Protocol '"
                + run.result().protocol() + "': "
                + (run.result().split().splitsRows()
                        ? "rows were dealt out at random"
                        : "rows of one " + run.result().split().groups() + " stay on one side")
                + "; what is random begins at seed " + run.result().seed() + ". Words are explained at the foot.";
        return new Page(
                "Can " + Show.rule(run.result().data().label()) + " be predicted?",
                lead,
                sections,
                "Written by Backbeat from metrics.json and timings.json; this file needs no network and no scripts.");
    }

    /**
     * Writes the report of the run in {@code folder} into the same folder, replacing an older one.
     *
     * @param learners the catalogue of the models
     * @throws IOException if the run's files cannot be read or the report cannot be written
     */
    public static void write(Path folder, Learners learners) throws IOException {
        write(folder, List.of(), learners, Parts.ALL);
    }

    /**
     * As above, with what {@code backbeat study} wrote into further folders about the same data.
     *
     * @param studies folders with {@code leaks.json} or {@code published.json}
     * @param parts   what becomes of sections and charts that fail
     */
    public static void write(Path folder, List<Path> studies, Learners learners, Parts parts) throws IOException {
        RunFiles run = RunFiles.read(folder, learners);
        StringBuilder read = new StringBuilder(folder.resolve(StudyFiles.METRICS) + " and " + StudyFiles.TIMINGS);
        for (Path study : studies) {
            run = run.with(study);
            read.append(", " + StudyFiles.LEAKS + " or " + StudyFiles.PUBLISHED + " in " + study);
        }
        RunFiles whole = run;
        Map<String, String> texts = RunFiles.over(read.toString(), () -> texts(whole, parts));
        makeFolders(folder);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            place(folder.resolve(text.getKey()), text.getValue());
        }
    }

    /**
     * The report's files by name, of a run whose files this program has just written.
     *
     * @param parts what becomes of sections and charts that fail
     * @throws IllegalStateException if the run's files cannot be read back
     */
    public static Map<String, String> texts(Path folder, Learners learners, Parts parts) {
        try {
            return texts(RunFiles.read(folder, learners), parts);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Writes a report's files into a folder that is a draft itself. */
    public static void write(Path draft, Map<String, String> texts) throws IOException {
        makeFolders(draft);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.write(draft.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(MarkdownWriter.PLOTS));
        Files.createDirectories(folder.resolve(TableFiles.FOLDER));
    }

    /** The report's files by name. */
    private static Map<String, String> texts(RunFiles run, Parts parts) {
        Page page = page(run, parts);
        List<Block.Figure> figures = page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(Report::figures)
                .toList();
        Map<String, String> drawings = draw(figures, parts);
        Map<String, String> texts = new LinkedHashMap<>();
        TableFiles tables = TableFiles.of(page);
        texts.putAll(tables.texts());
        texts.put(HTML, HtmlWriter.write(page, drawings, tables));
        texts.put(MARKDOWN, MarkdownWriter.write(page));
        for (Block.Figure figure : figures) {
            texts.put(
                    MarkdownWriter.PLOTS + "/" + figure.id() + ".svg",
                    parts.run(
                            "file of chart " + figure.id(),
                            UNDRAWN,
                            () -> SvgWriter.file(figure.chart(), drawings.get(figure.id()))));
        }
        return texts;
    }

    /** The figures' SVG by id, drawn side by side. */
    private static Map<String, String> draw(List<Block.Figure> figures, Parts parts) {
        List<String> drawn;
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            drawn = workers.map(figures.size(), i -> {
                Block.Figure figure = figures.get(i);
                return parts.run(
                        "chart " + figure.id(),
                        UNDRAWN,
                        () -> SvgWriter.write(figure.chart(), figure.id(), figure.title(), figure.description()));
            });
        }
        Map<String, String> drawings = new HashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            drawings.put(figures.get(i).id(), drawn.get(i));
        }
        return drawings;
    }

    private static Stream<Block.Figure> figures(Block block) {
        if (block instanceof Block.Figure figure) {
            return Stream.of(figure);
        }
        if (block instanceof Block.Figures figures) {
            return figures.figures().stream();
        }
        if (block instanceof Block.Fold fold) {
            return fold.blocks().stream().flatMap(Report::figures);
        }
        return Stream.empty();
    }

    private static void place(Path file, String text) throws IOException {
        try (Draft draft = Draft.file(file)) {
            Files.write(draft.path(), text.getBytes(StandardCharsets.UTF_8));
            draft.put(file, true);
        }
    }
}
