package backbeat.report.section;

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
        return Optional.of(new Section("run", "How to repeat this run", blocks));
    }

    /** The argument as a POSIX shell reads it back. */
    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
