package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.Python;
import backbeat.benchmarks.quality.ForestQuality;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What our forests say about rows they have not seen, and how it compares with scikit-learn's. */
@Command(
        name = "forest-quality",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the probabilities of forests of several seeds, and compares them with scikit-learn's.",
        footer = {
            "",
            "With --peer: exports the rows, grows all forests that the forest's page compares, and runs quality_forest.py,",
            "whose own options may follow after --. A run that was stopped goes on where it was."
        })
public final class ForestQualityCommand implements Callable<Integer> {
    private static final String MODULE = "sklearn";
    /** A row is out of the bag of 36.8 % of these: as many votes as on a test row of 100 trees. */
    private static final String MANY = ":trees=272";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Receives a folder for each protocol.")
    private Path out;

    @Option(
            names = "--protocols",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "track,song,artist",
            description = "How rows become training and test rows. Default: ${DEFAULT-VALUE}.")
    private List<String> protocols;

    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "MODE",
            defaultValue = "one-hot,exact,subset",
            description = {
                "one-hot, exact or subset, and what differs from the defaults, such as subset:count=6:leaf=3 (count or share"
                        + " of candidates, leaf, gain, trees, entropy=1), and :grouped to draw what the protocol keeps together as"
                        + " one. Default: ${DEFAULT-VALUE}."
            })
    private List<String> modes;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "5", description = "Seeds 1 to N. Default: 5.")
    private int seeds;

    @Option(
            names = "--held-out",
            description =
                    "Leave the test rows alone: learn from four fifths of the training rows, and predict the others.")
    private boolean heldOut;

    @Option(names = "--peer", description = "Compare with scikit-learn's forests; eight minutes on a quiet machine.")
    private boolean peer;

    @Parameters(arity = "0..*", paramLabel = "OPTION", description = "Options of quality_forest.py, after --.")
    private List<String> options = List.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = RealData.file().orElseThrow(() -> new IOException(RealData.ADVICE));
        PrintWriter terminal = spec.commandLine().getOut();
        ForestQuality quality = new ForestQuality(file, out, seeds, heldOut);
        if (!peer) {
            quality.write(protocols, modes, progress -> say(progress, terminal));
            return 0;
        }
        Python python = Python.with(MODULE).orElseThrow(() -> new IOException(Python.advice("scikit-learn")));
        for (String protocol : protocols) {
            Path folder = Files.createDirectories(out.resolve(protocol));
            Matrices.export(protocol, "0", Matrices.SEED, folder.resolve("matrices"), folder.resolve("export.log"));
        }
        quality.write(protocols, modes, progress -> say(progress, terminal));
        quality.write(protocols, List.of("one-hot" + MANY, "subset" + MANY), progress -> say(progress, terminal));
        // One row per track has no kin: there, grouped is the same.
        quality.write(
                protocols.stream().filter(protocol -> !protocol.equals("track")).toList(),
                List.of("one-hot:grouped", "one-hot:grouped" + MANY, "subset:grouped", "subset:grouped" + MANY),
                progress -> say(progress, terminal));
        List<String> arguments = new ArrayList<>(List.of(
                out.toString(), "--out", out.resolve("forest-quality.json").toString()));
        arguments.addAll(options);
        Child judge = python.script("quality_forest.py", arguments.toArray(String[]::new));
        return judge.with(Map.of("OMP_NUM_THREADS", "1")).run();
    }

    private static void say(String text, PrintWriter terminal) {
        terminal.println(text);
        terminal.flush();
    }
}
