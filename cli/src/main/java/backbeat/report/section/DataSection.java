package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.DataSummary;
import backbeat.result.SplitSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the rows came from, what was done to them, and how they were split. */
public final class DataSection {
    private DataSection() {}

    public static Optional<Section> of(RunFiles run) {
        DataSummary data = run.result().data();
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of(
                "Source",
                data.isSynthetic()
                        ? "synthetic"
                        : data.unpublished()
                                ? "a file"
                                : data.verified() ? "the published file" : "a file, not the published one"));
        facts.add(List.of("SHA-256", data.sha256()));
        if (!data.format().isEmpty()) {
            facts.add(List.of("Format", data.format()));
        }
        facts.add(List.of("Recipe", data.recipe()));
        facts.add(List.of("Rows read", Show.count(data.rows())));
        if (data.rejected() > 0) {
            facts.add(List.of("Rows that could not be parsed", Show.count(data.rejected())));
        }
        facts.add(List.of(
                "Label", Show.rule(data.label()) + ", for " + Show.percent(data.positiveRate()) + " of the rows read"));
        data.cleaning().forEach(step -> facts.add(List.of("Cleaning: " + step.step(), Show.count(step.rows()))));
        data.notes().forEach(note -> facts.add(List.of("Sets", note)));
        data.warnings().forEach(warning -> facts.add(List.of("Warning", warning)));
        facts.add(List.of("Rows used", Show.count(data.used())));
        SplitSummary split = run.result().split();
        Block parts = new Block.Table(
                "The split: " + (split.splitsRows() ? "rows at random" : "no " + split.groups() + " is in two parts"),
                List.of("Part", "rows", "positive"),
                List.of(
                        List.of("training", Show.count(split.train()), Show.percent(split.trainPositiveRate())),
                        List.of(
                                "validation",
                                Show.count(split.validation()),
                                Show.percent(split.validationPositiveRate())),
                        List.of("test", Show.count(split.test()), Show.percent(split.testPositiveRate()))));
        List<Block> blocks = new ArrayList<>(About.blocks(run, "data"));
        blocks.add(new Block.Table("Data and cleaning", List.of("Fact", "value"), facts, true));
        blocks.add(parts);
        return Optional.of(new Section("data", "The data", blocks));
    }
}
