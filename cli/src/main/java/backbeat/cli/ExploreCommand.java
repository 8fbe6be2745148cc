package backbeat.cli;

import backbeat.explore.Exploration;
import backbeat.explore.Scene;
import backbeat.explore.SliderPage;
import backbeat.files.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat explore}: demonstrations in steps, on small made-up tables. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description = "Show an idea at work on a small made-up table, step by step.",
        footer = {
            "",
            "Examples:",
            "  backbeat explore knn --step 3               what the third step says",
            "  backbeat explore knn --step 3 --svg knn.svg and its picture",
            "  backbeat explore sgd --html sgd.html        all steps, with a slider"
        })
final class ExploreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IDEA", description = "One of knn, tree, forest, mlp, split, roc, leak, sgd.")
    private Exploration exploration;

    @Option(names = "--step", paramLabel = "N", description = "The step to show, from 1 on. Default: the last.")
    private Integer step;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the step into this SVG file.")
    private Path svg;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write one page of all steps with a slider; it needs no network.")
    private Path html;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param svg  the picture's file, or null
     * @param html the page's file, or null
     */
    record Explored(String idea, String title, int step, int steps, List<String> lines, String svg, String html) {}

    @Override
    public Integer call() throws IOException {
        int steps = exploration.steps();
        int shown = step == null ? steps : step;
        if (shown < 1 || shown > steps) {
            throw new ParameterException(
                    spec.commandLine(), "--step must be from 1 to " + steps + " for " + exploration + ", not " + step);
        }
        if (html != null) {
            write(html, SliderPage.of(exploration));
        }
        Scene scene = exploration.scene(shown);
        if (svg != null) {
            write(svg, scene.svg());
        }
        format.print(
                spec.commandLine().getOut(),
                () -> new Explored(
                        exploration.toString(),
                        exploration.title(),
                        shown,
                        steps,
                        scene.lines(),
                        name(svg),
                        name(html)),
                out -> print(scene, shown, out));
        return 0;
    }

    private void print(Scene scene, int shown, PrintWriter out) {
        if (html != null) {
            out.println("Page: " + html);
        }
        if (html == null || step != null || svg != null) {
            out.println("Step " + shown + " of " + exploration.steps() + ": " + exploration.title());
            scene.lines().forEach(line -> out.println("  " + line));
            if (svg != null) {
                out.println("Picture: " + svg);
            }
        }
    }

    private static String name(Path file) {
        return file == null ? null : file.toString();
    }

    private void write(Path file, String text) throws IOException {
        try (OutputFile output = OutputFile.prepare(file, force)) {
            output.stream().write(text.getBytes(StandardCharsets.UTF_8));
            output.commit();
        }
    }
}
