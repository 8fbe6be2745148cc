package backbeat.benchmarks.strong;

import backbeat.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What some of the peers need before they can run: Debian packages, which are looked for and never installed, and what is built of
 * them, or fetched from Maven Central and npm, once.
 */
enum Tool {
    NODE("nodejs npm", "node", List.of("npm", "--version"), Tool::npm),
    DATA_TABLE("r-base-core r-cran-data.table", "r", List.of("Rscript", "-e", "library(data.table)"), Tool::nothing),
    RANGER(
            "r-base-core r-cran-ranger r-cran-data.table",
            "r",
            List.of("Rscript", "-e", "library(ranger); library(data.table)"),
            Tool::nothing),
    BRUTE(
            "gcc libc6-dev",
            "native",
            header("gcc", "c", "pthread.h"),
            (source, tools) -> compiled("gcc", source, tools, "brute.c", "-ffast-math", "-pthread", "-lm")),
    NETWORK(
            "gcc libc6-dev libopenblas-dev",
            "native",
            header("gcc", "c", "cblas.h"),
            (source, tools) -> compiled("gcc", source, tools, "network.c", "-ffast-math", "-lopenblas", "-lm")),
    NANOFLANN(
            "g++ libnanoflann-dev",
            "native",
            header("g++", "c++", "nanoflann.hpp"),
            (source, tools) -> compiled("g++", source, tools, "nanoflann.cpp", "-ffast-math", "-pthread")),
    FAISS(
            "g++ libfaiss-dev libopenblas-dev",
            "native",
            header("g++", "c++", "faiss/IndexFlat.h"),
            (source, tools) -> compiled("g++", source, tools, "faiss.cpp", "-fopenmp", "-lfaiss", "-lopenblas")),
    JAVA("", "java", List.of(), Tool::maven),
    ONNX("python3-onnx python3-numpy", "onnx", List.of("/usr/bin/python3", "-c", "import onnx, numpy"), Tool::nothing);

    /** How something is built. */
    @FunctionalInterface
    private interface Build {
        /**
         * The command; empty if there is nothing to build.
         *
         * @param source the folder of its sources
         * @param tools  where products are kept
         */
        Optional<Child> command(Path source, Path tools) throws IOException;
    }

    private final String packages;
    private final String folder;
    private final List<String> probe;
    private final Build build;

    /**
     * @param packages Debian's, separated by blanks; empty if none is needed
     * @param folder   of the sources, below {@code benchmarks/peers/strong}
     * @param probe    a command that works where the packages are
     */
    Tool(String packages, String folder, List<String> probe, Build build) {
        this.packages = packages;
        this.folder = folder;
        this.probe = probe;
        this.build = build;
    }

    /** A command that works where the compiler finds a header. */
    private static List<String> header(String compiler, String language, String name) {
        return List.of(
                "sh", "-c", "echo '#include <" + name + ">' | " + compiler + " -E -x " + language + " -o /dev/null -");
    }

    private static Optional<Child> nothing(Path source, Path tools) {
        return Optional.empty();
    }

    /** The program of one source file, for this processor. */
    private static Optional<Child> compiled(String compiler, Path source, Path tools, String file, String... options) {
        String product = tools.resolve(file.substring(0, file.indexOf('.'))).toString();
        List<String> command = new ArrayList<>(List.of(compiler, "-O3", "-march=native"));
        command.addAll(List.of(source.resolve(file).toString(), "-o", product));
        command.addAll(List.of(options));
        return Optional.of(Child.of(command.toArray(String[]::new)));
    }

    /**
     * npm puts modules beside the programs that load them; nothing is written among the sources. Versions are pinned in
     * {@code package.json}. No lock file is kept: one has to name the archives of every platform.
     */
    private static Optional<Child> npm(Path source, Path tools) throws IOException {
        Path target = Files.createDirectories(tools.resolve("node"));
        for (Path file : files(source)) {
            Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return Optional.of(Child.of(
                "npm",
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--prefix",
                target.toString()));
    }

    private static Optional<Child> maven(Path source, Path tools) {
        Path target = tools.resolve("java");
        return Optional.of(Child.of(
                source.resolve("../../../../mvnw").normalize().toString(),
                "-q",
                "-B",
                "-f",
                source.resolve("pom.xml").toString(),
                "-Dstrong.target=" + target,
                "-DoutputDirectory=" + target.resolve("lib"),
                "compile",
                "dependency:copy-dependencies"));
    }

    /** Debian's packages, separated by blanks. */
    String packages() {
        return packages;
    }

    /** Whether Debian's packages are there. */
    boolean found() throws IOException {
        return probe.isEmpty() || Child.of(probe.toArray(String[]::new)).works();
    }

    /**
     * Builds it where that has not been done since the sources changed.
     *
     * @param sources {@code benchmarks/peers/strong}
     * @param tools   where products are kept
     * @return what was wrong; empty if it is ready
     */
    Optional<String> prepare(Path sources, Path tools) throws IOException {
        String name = name().toLowerCase(Locale.ROOT);
        Path source = sources.resolve(folder);
        Path made = Files.createDirectories(tools).resolve(name + ".ready");
        if (current(made, source)) {
            return Optional.empty();
        }
        Optional<Child> command = build.command(source, tools);
        if (command.isPresent()) {
            Path log = tools.resolve(name + ".log");
            try {
                command.get().runQuietly(log);
            } catch (IOException e) {
                return Optional.of("its build failed (see " + log + ")");
            }
        }
        Files.writeString(made, "");
        return Optional.empty();
    }

    private static boolean current(Path made, Path source) throws IOException {
        if (!Files.exists(made)) {
            return false;
        }
        FileTime time = Files.getLastModifiedTime(made);
        for (Path file : files(source)) {
            if (Files.getLastModifiedTime(file).compareTo(time) > 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
