package backbeat.report;

import backbeat.experiment.StudyFiles;
import backbeat.learner.Learners;
import backbeat.report.page.Block;
import backbeat.report.run.RunFiles;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A run on the published file that the docs keep, with other findings here and there. */
public final class KeptRun {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KeptRun() {}

    /**
     * The run of protocol {@code protocol} and seed 42.
     *
     * @param home    a folder for its files
     * @param change  what is to be otherwise in {@code metrics.json}
     * @param command what was asked for
     */
    public static RunFiles of(Path home, String protocol, Consumer<ObjectNode> change, String... command)
            throws IOException {
        return RunFiles.read(folder(home, protocol, change, command), Learners.standard());
    }

    /** The same as a folder, of the files that a report is written from. */
    public static Path folder(Path home, String protocol, Consumer<ObjectNode> change, String... command)
            throws IOException {
        Path kept = Path.of("..", "docs", "figures", "run-" + protocol + "-42.json");
        ObjectNode metrics = (ObjectNode) MAPPER.readTree(Files.readAllBytes(kept));
        change.accept(metrics);
        ObjectNode timings = MAPPER.createObjectNode().put("schema", 2).put("totalSeconds", 40);
        timings.putObject("models");
        timings.putObject("phases").put("prepare", 1).put("leaks", 16);
        timings.putObject("environment").put("jdk", "17").put("threads", "2");
        timings.set("command", MAPPER.valueToTree(command));
        Path folder = Files.createTempDirectory(home, "run");
        Files.write(folder.resolve(StudyFiles.METRICS), MAPPER.writeValueAsBytes(metrics));
        Files.write(folder.resolve(StudyFiles.TIMINGS), MAPPER.writeValueAsBytes(timings));
        return folder;
    }

    /** All blocks, those that are folded, too. */
    public static Stream<Block> all(List<Block> blocks) {
        return blocks.stream().flatMap(block -> {
            if (block instanceof Block.Fold fold) {
                return all(fold.blocks());
            }
            return block instanceof Block.Figures figures
                    ? figures.figures().stream().map(Block.class::cast)
                    : Stream.of(block);
        });
    }

    /** The paragraphs, each in its line. */
    public static String text(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        all(blocks).forEach(block -> {
            if (block instanceof Block.Paragraph paragraph) {
                text.append(paragraph.text()).append('\n');
            }
        });
        return text.toString();
    }

    /** The words of verdicts, paragraphs and bullets, each in its line. */
    public static String words(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        all(blocks).forEach(block -> {
            if (block instanceof Block.Verdict verdict) {
                text.append(verdict.text()).append('\n');
            } else if (block instanceof Block.Bullets bullets) {
                bullets.points().forEach(point -> text.append(point).append('\n'));
            } else if (block instanceof Block.Paragraph paragraph) {
                text.append(paragraph.text()).append('\n');
            }
        });
        return text.toString();
    }
}
