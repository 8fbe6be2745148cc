package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.csv.CsvWriter;
import backbeat.files.Json;
import backbeat.files.OutputFile;
import backbeat.inspection.ModelDescription;
import backbeat.inspection.TreeSvg;
import backbeat.inspection.TreeText;
import backbeat.inspection.TreeView;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Prediction;
import backbeat.text.Numbers;
import backbeat.tree.FlatTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat inspect}: what is in a model file. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Show a saved model: where it comes from, its options, sizes, importance, a tree, its weights.")
final class InspectCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelParameter model;

    @Option(names = "--tree", paramLabel = "N", description = "Draw tree number N of a forest, from 1 on.")
    private Integer tree;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "3",
            description = "Levels of the tree to draw. Default: ${DEFAULT-VALUE}.")
    private int depth;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the tree into this SVG file instead.")
    private Path svg;

    @Option(
            names = "--value",
            paramLabel = "COLUMN=VALUE",
            description =
                    "The model's answer for a row given by hand: this option once for each column, as texts stand in"
                            + " a file.")
    private Map<String, String> values;

    @Option(names = "--force", description = "Replace the SVG file if it exists.")
    private boolean force;

    @Mixin
    private FormatOption format;

    InspectCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        if (depth < 0) {
            throw new ParameterException(spec.commandLine(), "--depth must not be negative");
        }
        if (svg != null && tree == null) {
            throw new ParameterException(spec.commandLine(), "--svg needs --tree N");
        }
        if (values != null && tree != null) {
            throw new ParameterException(spec.commandLine(), "--value and --tree exclude each other");
        }
        if (values != null
                && values.size()
                        < spec.commandLine()
                                .getParseResult()
                                .matchedOption("--value")
                                .originalStringValues()
                                .size()) {
            throw new ParameterException(spec.commandLine(), "--value names a column twice");
        }
        new Sources(spec).with("the model", model.file()).apartFromFile("--svg", svg);
        Pipeline pipeline = model.load();
        PrintWriter out = spec.commandLine().getOut();
        if (values != null) {
            answer(pipeline, out);
        } else if (tree == null && format.json()) {
            out.println(Json.text(data(pipeline)));
        } else if (tree == null) {
            describe(pipeline, out);
        } else {
            draw(pipeline, out);
        }
        out.flush();
        return 0;
    }

    private void describe(Pipeline pipeline, PrintWriter out) throws IOException {
        String sections = ModelFile.sections(model.file()).stream()
                .map(section -> section.name() + " " + Numbers.grouped(section.bytes()))
                .collect(Collectors.joining(", "));
        out.println("File        " + model.file() + ", " + Numbers.grouped(Files.size(model.file())) + " bytes");
        out.println("Sections    " + sections);
        ModelDescription.lines(pipeline, catalogue.of(pipeline.classifier()).key(), catalogue.inspect(pipeline))
                .forEach(out::println);
        RunImportance.beside(model.file(), pipeline, catalogue)
                .ifPresent(importance -> importance.lines().forEach(out::println));
    }

    /** The answer for a row that is given by hand. */
    private void answer(Pipeline pipeline, PrintWriter out) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(pipeline.preprocessor().columns().names());
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--value: the model has no column '" + unknown.iterator().next() + "'");
        }
        Prediction answer = pipeline.predict(values);
        if (format.json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("probability", answer.probability());
            data.put("threshold", pipeline.threshold());
            data.put("decision", answer.positive() ? 1 : 0);
            data.put("unseen", answer.unseen());
            out.println(Json.text(data));
            return;
        }
        out.println("Probability " + CsvWriter.probabilityText(answer.probability()) + ", decision "
                + (answer.positive() ? 1 : 0) + " (positive from "
                + CsvWriter.probabilityText(pipeline.threshold()) + " on)");
        answer.unseen().forEach(column -> out.println("Unseen in training: " + column));
    }

    /** What {@link #describe} says, for programs. */
    private Map<String, Object> data(Pipeline pipeline) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", model.file().toString());
        data.put("bytes", Files.size(model.file()));
        data.put("learner", catalogue.of(pipeline.classifier()).key());
        data.put("provenance", pipeline.provenance());
        data.put("format", pipeline.trainingFile().found());
        data.put("threshold", pipeline.threshold());
        data.put("model", catalogue.inspect(pipeline).data());
        RunImportance.beside(model.file(), pipeline, catalogue)
                .ifPresent(importance -> data.put("permutationImportance", importance.columns()));
        return data;
    }

    private void draw(Pipeline pipeline, PrintWriter out) throws IOException {
        List<FlatTree> trees = catalogue.trees(pipeline.classifier());
        if (trees.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tree: " + model.file() + " holds no forest but "
                            + catalogue.of(pipeline.classifier()).key());
        }
        int count = trees.size();
        if (tree < 1 || tree > count) {
            throw new ParameterException(spec.commandLine(), "--tree must be from 1 to " + count + ", not " + tree);
        }
        TreeView view = TreeView.of(trees.get(tree - 1), pipeline.preprocessor(), depth);
        if (svg == null) {
            TreeText.lines(view).forEach(out::println);
            return;
        }
        try (OutputFile file = OutputFile.prepare(svg, force)) {
            String title = "Tree " + tree + " of " + count + ", down to depth " + depth;
            file.stream().write(TreeSvg.draw(view, title).getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }
}
