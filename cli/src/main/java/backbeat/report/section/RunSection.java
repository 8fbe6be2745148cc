package backbeat.report.section;

import backbeat.experiment.StudyFiles;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Environment, times, and the command that repeats the run. */
public final class RunSection {
    private RunSection() {}

    public static Optional<Section> of(RunFiles run) {
        RunRecord record = run.record();
        List<Block> blocks = new ArrayList<>();
        if (record.command() != null && !record.command().isEmpty()) {
            blocks.add(new Block.Paragraph(
                    "The same command on the same data gives the same figures, to the last digit, on any machine:"));
            blocks.add(new Block.Code("./backbeat "
                    + record.command().stream().map(RunSection::quoted).collect(Collectors.joining(" "))));
        }
        if (record.environment() != null && !record.environment().isEmpty()) {
            List<List<String>> rows = record.environment().entrySet().stream()
                    .map(fact -> List.of(fact.getKey(), fact.getValue()))
                    .toList();
            blocks.add(new Block.Table("Environment", List.of("Fact", "value"), rows, true));
        }
        List<List<String>> times = new ArrayList<>();
        if (record.phases() != null) {
            record.phases().forEach((phase, seconds) -> times.add(List.of(phase, Show.seconds(seconds))));
        }
        times.add(List.of("total, fitting and predicting included", Show.seconds(record.totalSeconds())));
        blocks.add(new Block.Table("Time of the other phases", List.of("Phase", "time"), times));
        blocks.add(new Block.Paragraph(
                "The files beside this one. What is in them says docs/metrics-schema.md, how to read"
                        + " the report docs/report.md, what a word means docs/glossary.md:"));
        List<Block.Link> links = new ArrayList<>(List.of(
                new Block.Link(StudyFiles.METRICS, "every figure of this page, and more"),
                new Block.Link(StudyFiles.TIMINGS, "times, environment, command"),
                new Block.Link(StudyFiles.PREDICTIONS, "what each model says of each test row"),
                new Block.Link(StudyFiles.SPLIT, "the part of every row that was used")));
        if (run.result().tuning() != null && !run.result().tuning().epochs().isEmpty()) {
            links.add(new Block.Link(StudyFiles.LOSS, "the network's losses by epoch"));
        }
        run.models().stream()
                .filter(model -> model.matches("[A-Za-z0-9_-]+"))
                .forEach(model -> links.add(
                        new Block.Link(model + ".backbeat", "the model, for predict, inspect, explain and export")));
        blocks.add(new Block.Links(links));
        return Optional.of(new Section("run", "How to repeat this run", blocks));
    }

    /** The argument as a POSIX shell reads it back. */
    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
