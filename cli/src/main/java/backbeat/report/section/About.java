package backbeat.report.section;

import backbeat.preparation.Cleaning;
import backbeat.report.page.Block;
import backbeat.report.run.RunFiles;
import backbeat.result.DataSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What has to be known of a published table and no figure of a run says: how its rows were drawn, what its words mean. It is said
 * only where the run's file is the published one, to the byte, and its recipe the one that comes with the program. A line is
 * {@code CHAPTER: TEXT} or {@code CHAPTER [CONDITION, CONDITION]: TEXT}, said only where all conditions hold: {@code merged}, that
 * a row stands for all of its item; {@code not merged}; {@code sets}, that columns of sets are known with what is derived of
 * them; and anything else is the label's rule.
 */
final class About {
    private static final Pattern LINE =
            Pattern.compile("(?<chapter>[a-z]+)(?: \\[(?<conditions>[^\\]]+)\\])?: (?<text>.+)");

    private About() {}

    /** The paragraphs for a chapter; none where nothing is known about the run's data. */
    static List<Block> blocks(RunFiles run, String chapter) {
        String recipe = run.result().data().recipe();
        if (!run.result().data().verified() || isOwn(run) || !recipe.matches("[a-z0-9-]+")) {
            return List.of();
        }
        try (InputStream in = About.class.getResourceAsStream("/backbeat/report/about/" + recipe + ".txt")) {
            if (in == null) {
                return List.of();
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(LINE::matcher)
                    .filter(line -> line.matches() && line.group("chapter").equals(chapter))
                    .filter(line -> line.group("conditions") == null
                            || Stream.of(line.group("conditions").split(", ")).allMatch(one -> holds(run, one)))
                    .<Block>map(line -> new Block.Paragraph(line.group("text")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recipe that the run names may have kept the name and hold other columns. */
    private static boolean isOwn(RunFiles run) {
        List<String> command = run.record().command();
        return command != null && command.stream().anyMatch(argument -> argument.startsWith("--recipe"));
    }

    private static boolean holds(RunFiles run, String condition) {
        DataSummary data = run.result().data();
        boolean merged = data.cleaning().stream().anyMatch(step -> step.step().startsWith(Cleaning.MERGED));
        return switch (condition) {
            case "merged" -> merged;
            case "not merged" -> !merged;
            case "sets" -> !data.notes().isEmpty();
            default -> data.label().equals(condition);
        };
    }
}
