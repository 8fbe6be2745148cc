package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.experiment.Study;
import backbeat.files.Json;
import backbeat.insight.ExplainExperiment;
import backbeat.learner.Learners;
import backbeat.preparation.OutlierPolicy;
import backbeat.recipe.Recipe;
import backbeat.result.Explanation;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code backbeat explain}: why the models answer as they do for one song. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Why the models answer as they do for one track: its nearest neighbors, its way through trees,"
                + " and what each column adds to the network's answer.")
final class ExplainCommand extends DataReadingCommand {
    private static final int SHOWN_TITLE = 44;
    private static final int SHOWN_CONTRIBUTIONS = 8;

    private final Catalogue catalogue;

    @Option(
            names = {"--track", "--id"},
            required = true,
            paramLabel = "ID",
            description = "The track's identifier: the recipe's id column (track_id).")
    private String id;

    @Option(names = "--protocol", paramLabel = "NAME", description = "The protocol. Default: the recipe's (song).")
    private String protocol;

    @Mixin
    private FormatOption format;

    ExplainCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = data().recipe();
        String name = protocol == null ? recipe.defaultProtocol() : protocol;
        try {
            recipe.protocol(name);
        } catch (DataException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
        StudyOptions options = new StudyOptions(
                name,
                List.of(Learners.FOREST),
                seed(),
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                StudySettings.fixed());
        read(recipe, (loaded, engine, progress) -> {
            StudySet set = new Study(catalogue, engine, options).prepare(loaded, recipe);
            Explanation explanation = new ExplainExperiment(catalogue, engine, set, seed()).explain(id, progress);
            if (format.json()) {
                spec().commandLine().getOut().println(Json.text(explanation));
            } else {
                print(explanation, set.rule().toString(), loaded.synthetic());
            }
        });
        return 0;
    }

    private void print(Explanation explanation, String rule, boolean synthetic) {
        PrintWriter out = spec().commandLine().getOut();
        out.println(explanation.title() + (synthetic ? "   (SYNTHETIC)" : ""));
        out.println("row " + explanation.row() + ", " + rule + ": " + (explanation.label() == 1 ? "yes" : "no")
                + "; in the " + explanation.part() + " part"
                + (explanation.part().equals("train") ? ", so the models have seen it" : ""));
        out.println("Probability: "
                + explanation.probabilities().entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ")));
        out.println();
        TextTable neighbors = new TextTable("nearest training rows", "category", "label", "distance");
        for (Explanation.Neighbor neighbor : explanation.neighbors()) {
            neighbors.add(
                    shortened(neighbor.title()),
                    neighbor.group(),
                    neighbor.label() == 1 ? "yes" : "no",
                    String.format(Locale.ROOT, "%.3f", neighbor.distance()));
        }
        neighbors.lines().forEach(out::println);
        for (Explanation.TreePath path : explanation.paths()) {
            out.println();
            out.println(String.format(
                    Locale.ROOT,
                    "tree %d, depth %d, leaf of %d rows: probability %.3f",
                    path.tree(),
                    path.depth(),
                    path.leafRows(),
                    path.probability()));
            path.conditions().forEach(condition -> out.println("  " + condition));
        }
        out.println();
        TextTable contributions = new TextTable("column", "value", "adds to the network's logit");
        explanation.contributions().stream()
                .limit(SHOWN_CONTRIBUTIONS)
                .forEach(column -> contributions.add(
                        column.column(), column.value(), String.format(Locale.ROOT, "%+.3f", column.logit())));
        contributions.lines().forEach(out::println);
        out.flush();
    }

    private static String shortened(String title) {
        int length = title.codePointCount(0, title.length());
        return length <= SHOWN_TITLE ? title : title.substring(0, title.offsetByCodePoints(0, SHOWN_TITLE - 1)) + "…";
    }
}
