package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.experiment.Study;
import backbeat.experiment.StudyFiles;
import backbeat.knowledge.KnowledgeExperiment;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.preparation.OutlierPolicy;
import backbeat.recipe.Recipe;
import backbeat.result.KnowledgeStudy;
import backbeat.result.KnowledgeStudy.Figures;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySettings;
import backbeat.text.Plural;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code backbeat study knowledge}: the same models, knowing more and more. */
@Command(
        name = "knowledge",
        mixinStandardHelpOptions = true,
        description = "The same models on the same rows, knowing more from step to step, and what each step of the"
                + " recipe's 'knowledge' is worth: in the bundled one audio, genre, words, histories.")
final class KnowledgeCommand extends ExperimentCommand<KnowledgeStudy> {
    private final Catalogue catalogue;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "How rows become training and test rows. Default: the recipe's default.")
    private String protocol;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Also write the rows of every step, and what the models answer, as .npy files: for another"
                    + " program to fit its own on.")
    private Path export;

    KnowledgeCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    void check(Recipe recipe) {
        if (recipe.knowledge().steps().isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(),
                    "The recipe '" + recipe.name() + "' has no 'knowledge', so there are no steps");
        }
        if (protocol != null) {
            recipe.protocol(protocol); // complains
        }
    }

    @Override
    String file() {
        return StudyFiles.KNOWLEDGE;
    }

    @Override
    KnowledgeStudy run(LoadedData loaded, Recipe recipe, Engine engine, Progress progress) {
        StudyOptions options = new StudyOptions(
                protocol == null ? recipe.defaultProtocol() : protocol,
                catalogue.learners().all().stream()
                        .filter(learner -> learner.role() != Role.CONSTANT)
                        .toList(),
                seed(),
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                StudySettings.knowledge());
        return new KnowledgeExperiment(catalogue, engine, options)
                .run(
                        new Study(catalogue, engine, options).prepare(loaded, recipe),
                        Optional.ofNullable(export),
                        progress);
    }

    @Override
    void print(KnowledgeStudy found, Recipe recipe, PrintWriter out) {
        out.println("What you know, what you can say: protocol " + found.protocol() + ", AUC by model"
                + (found.source().equals("synthetic") ? " (SYNTHETIC)" : ""));
        List<String> models = List.copyOf(found.steps().get(0).models().keySet());
        String best = models.get(models.size() - 1);
        List<String> header = new ArrayList<>(List.of("step"));
        header.addAll(models);
        header.addAll(List.of("gain of " + best, "within", "log loss"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (KnowledgeStudy.Step step : found.steps()) {
            List<String> cells = new ArrayList<>(List.of(step.name()));
            models.forEach(
                    model -> cells.add(fixed(step.models().get(model).auc().value())));
            Figures last = step.models().get(best);
            cells.add(last.gain() == null ? "-" : StudySummary.signed(last.gain()));
            cells.add(Double.isNaN(last.withinAuc()) ? "-" : fixed(last.withinAuc()));
            cells.add(fixed(last.logLoss().value()));
            table.add(cells.toArray(String[]::new));
        }
        table.lines().forEach(out::println);
        out.println(
                "Gains in AUC over the step before, paired, 95 % intervals over " + Plural.of(found.clusters()) + ";");
        out.println("within: the AUC over pairs of one " + found.within() + ".");
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
