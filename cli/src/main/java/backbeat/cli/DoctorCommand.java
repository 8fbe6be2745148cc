package backbeat.cli;

import backbeat.files.Json;
import backbeat.kernel.KernelProvider;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.DataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backbeat doctor}: whether this machine has what a study needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look at this machine: Java, kernels, memory, data, cache, write access, versions. Nothing is"
                + " downloaded or changed.",
        footer = {"", "Exit code 0 if a study can run here, 1 if something stands in its way."})
final class DoctorCommand implements Callable<Integer> {
    /** A study of 114,000 rows takes about 700 MiB; below this it may not end. */
    private static final long LEAST_HEAP = 768L << 20;

    private static final int LEAST_JAVA = 17;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FormatOption format;

    /**
     * Something that was looked at.
     *
     * @param state  {@code ok}, {@code note} for what is worth knowing, {@code bad} for what stands in the way
     * @param advice what to do; empty where there is nothing
     */
    record Finding(String subject, String state, String found, String advice) {}

    @Override
    public Integer call() {
        List<Finding> findings = List.of(version(), java(), kernel(), memory(), data(), cache(), folder(), terminal());
        boolean well = findings.stream().noneMatch(finding -> finding.state().equals("bad"));
        PrintWriter out = spec.commandLine().getOut();
        if (format.json()) {
            out.println(Json.text(findings));
        } else {
            for (Finding finding : findings) {
                out.println(String.format(
                        Locale.ROOT, "%-4s  %-9s %s", finding.state(), finding.subject(), finding.found()));
                if (!finding.advice().isEmpty()) {
                    out.println(" ".repeat(16) + finding.advice());
                }
            }
            out.println(well ? "A study can run here." : "A study cannot run here yet: see the lines that say bad.");
        }
        out.flush();
        return well ? 0 : 1;
    }

    private static Finding version() {
        return new Finding("backbeat", "ok", Version.title(), "");
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String found = Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return feature >= LEAST_JAVA
                ? new Finding("Java", "ok", found, "")
                : new Finding("Java", "bad", found, "Install a JDK 17 or newer and set JAVA_HOME to it.");
    }

    private static Finding kernel() {
        KernelProvider.Choice choice = KernelProvider.best();
        boolean vector = choice.toString().startsWith("vector");
        return new Finding(
                "kernel",
                vector ? "ok" : "note",
                choice.toString(),
                vector ? "" : "Results are the same; a study takes longer.");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String found = String.format(
                Locale.ROOT,
                "heap up to %,d MiB, %d processors",
                heap >> 20,
                Runtime.getRuntime().availableProcessors());
        return heap >= LEAST_HEAP
                ? new Finding("memory", "ok", found, "")
                : new Finding(
                        "memory", "note", found, "Little for the whole study: BACKBEAT_JAVA_OPTS=-Xmx1g, or --quick.");
    }

    private static Finding data() {
        Recipe recipe = RecipeJson.bundled();
        String named = System.getenv(DataSource.FILE_VARIABLE);
        if (named != null && !named.isBlank()) {
            return Files.isReadable(Path.of(named))
                    ? new Finding("data", "ok", named + " (named by " + DataSource.FILE_VARIABLE + ")", "")
                    : new Finding(
                            "data",
                            "bad",
                            DataSource.FILE_VARIABLE + " names " + named + ", which cannot be read",
                            "Correct or unset it.");
        }
        Path cached = DataSource.Request.defaultCache().resolve(recipe.name() + ".csv");
        return Files.isReadable(cached)
                ? new Finding("data", "ok", cached + " (cached)", "")
                : new Finding(
                        "data",
                        "note",
                        "not here yet",
                        "run downloads it (20 MB), or makes rows up where there is no network.");
    }

    private static Finding cache() {
        Path cache = DataSource.Request.defaultCache();
        return writable("cache", cache, "Set XDG_CACHE_HOME to a folder that can be written.");
    }

    private static Finding folder() {
        return writable("results", Path.of("runs"), "Go to another folder, or name one with --out.");
    }

    /** Whether a file can be made in a folder, or the folder in the nearest one that is there. */
    private static Finding writable(String subject, Path wanted, String advice) {
        Path there = wanted.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            if (there == null || !Files.isDirectory(there)) {
                return new Finding(subject, "bad", there + " is no folder", advice);
            }
            Files.delete(Files.createTempFile(there, ".backbeat", ".doctor"));
            long free = Files.getFileStore(there).getUsableSpace();
            String found = String.format(Locale.ROOT, "%s can be written, %,d MiB free", wanted, free >> 20);
            return free >> 20 < 200
                    ? new Finding(subject, "note", found, "A run takes up to 100 MiB.")
                    : new Finding(subject, "ok", found, "");
        } catch (IOException e) {
            return new Finding(subject, "bad", wanted + " cannot be written", advice);
        }
    }

    private static Finding terminal() {
        List<String> facts = new ArrayList<>();
        facts.add(System.getProperty("stdout.encoding", System.getProperty("file.encoding", "unknown encoding")));
        facts.add(ProgressBarProgress.isTerminal() ? "progress is shown" : "no terminal, no progress");
        return new Finding("output", "ok", String.join(", ", facts), "");
    }
}
