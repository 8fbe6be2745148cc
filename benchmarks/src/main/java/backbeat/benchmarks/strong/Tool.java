package backbeat.benchmarks.strong;

import backbeat.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What some of the peers need before they can run: Debian packages, which are looked for and never installed, and what is built of
 * them, or fetched from Maven Central and npm, once.
 */
enum Tool {
    NODE(
            "nodejs npm",
            "node",
            "node/node_modules",
            probe("npm", "--version"),
            (source, tools) -> List.of(
                    Child.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", tools + "/node"))),
    DATA_TABLE("r-base-core r-cran-data.table", "r", "", probe("Rscript", "-e", "library(data.table)"), nothing()),
    RANGER(
            "r-base-core r-cran-ranger r-cran-data.table",
            "r",
            "",
            probe("Rscript", "-e", "library(ranger); library(data.table)"),
            nothing()),
    BRUTE(
            "gcc libc6-dev",
            "native",
            "brute",
            probe("gcc", "--version"),
            (source, tools) -> List.of(c("gcc", source, tools, "brute.c", "-ffast-math", "-pthread", "-lm"))),
    NETWORK(
            "gcc libopenblas-dev",
            "native",
            "network",
            header("cblas.h"),
            (source, tools) -> List.of(c("gcc", source, tools, "network.c", "-ffast-math", "-lopenblas", "-lm"))),
    NANOFLANN(
            "g++ libnanoflann-dev",
            "native",
            "nanoflann",
            header("nanoflann.hpp"),
            (source, tools) -> List.of(c("g++", source, tools, "nanoflann.cpp", "-ffast-math", "-pthread"))),
    FAISS(
            "g++ libfaiss-dev libopenblas-dev",
            "native",
            "faiss",
            header("faiss/IndexFlat.h"),
            (source, tools) -> List.of(c("g++", source, tools, "faiss.cpp", "-fopenmp", "-lfaiss", "-lopenblas"))),
    JAVA("", "java", "java/lib", List.of(), Tool::maven),
    ONNX("python3-onnx python3-numpy", "onnx", "", probe("/usr/bin/python3", "-c", "import onnx, numpy"), nothing());

    private final String packages;
    private final String folder;
    private final String product;
    private final List<String> probe;
    private final BiFunction<Path, Path, List<Child>> build;

    /**
     * @param packages Debian's, separated by blanks; empty if none is needed
     * @param folder   of the sources, below {@code benchmarks/peers/strong}
     * @param product  what the build leaves in the folder of tools; empty if nothing is built
     * @param probe    a command that works where the packages are
     * @param build    the commands of the build, for the folder of sources and that of tools
     */
    Tool(
            String packages,
            String folder,
            String product,
            List<String> probe,
            BiFunction<Path, Path, List<Child>> build) {
        this.packages = packages;
        this.folder = folder;
        this.product = product;
        this.probe = probe;
        this.build = build;
    }

    private static List<String> probe(String... command) {
        return List.of(command);
    }

    /** A command that works where the compiler finds a header. */
    private static List<String> header(String name) {
        return List.of("sh", "-c", "echo '#include <" + name + ">' | g++ -E -x c++ -o /dev/null -");
    }

    private static BiFunction<Path, Path, List<Child>> nothing() {
        return (source, tools) -> List.of();
    }

    /** The program of one source file, for this processor. */
    private static Child c(String compiler, Path source, Path tools, String file, String... options) {
        String name = file.substring(0, file.indexOf('.'));
        List<String> command = new ArrayList<>(List.of(
                compiler,
                "-O3",
                "-march=native",
                source.resolve(file).toString(),
                "-o",
                tools.resolve(name).toString()));
        command.addAll(List.of(options));
        return Child.of(command.toArray(String[]::new));
    }

    private static List<Child> maven(Path source, Path tools) {
        String target = "-Dstrong.target=" + tools.resolve("java");
        String pom = source.resolve("pom.xml").toString();
        Path wrapper = source.resolve("../../../../mvnw").normalize();
        return List.of(Child.of(
                wrapper.toString(),
                "-q",
                "-B",
                "-f",
                pom,
                target,
                "compile",
                "dependency:copy-dependencies",
                "-DoutputDirectory=" + tools.resolve("java/lib")));
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
        Path source = sources.resolve(folder);
        Path made = tools.resolve(name().toLowerCase(java.util.Locale.ROOT) + ".ready");
        if (product.isEmpty() || current(made, source)) {
            return Optional.empty();
        }
        Files.createDirectories(tools);
        if (this == NODE) {
            copy(source, tools.resolve(folder));
        }
        try {
            for (Child child : build.apply(source, tools)) {
                child.runQuietly(tools.resolve(name().toLowerCase(java.util.Locale.ROOT) + ".log"));
            }
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
        Files.writeString(made, "");
        return Optional.empty();
    }

    private boolean current(Path made, Path source) throws IOException {
        if (!Files.exists(made)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(made)) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** npm puts modules beside the programs that load them; nothing is written among the sources. */
    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
