package backbeat.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Python that has the libraries which are measured beside this project, and what each of its tasks is started with. */
public final class Python implements Program {
    /** {@code gemm} has no figure of ours beside it. */
    private static final List<String> TASKS = List.of("load", "knn", "forest", "mlp", "study", "gemm");

    private static final String MODULES = "numpy, pandas, sklearn, torch";

    private static final String VARIABLE = "PYTHON";
    private static final List<String> USUAL = List.of("python3", "/usr/bin/python3");
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final String PACKAGES =
            "apt-get install --no-install-recommends python3-sklearn python3-torch python3-pandas python3-matplotlib";

    private final String interpreter;
    private final Path scripts;

    private Python(String interpreter, Path scripts) {
        this.interpreter = interpreter;
        this.scripts = scripts;
    }

    /** The first of {@code PYTHON}, {@code python3}, {@code /usr/bin/python3} that can import these modules. */
    public static Optional<Python> with(String modules) throws IOException {
        String named = System.getenv(VARIABLE);
        for (String candidate : named == null ? USUAL : List.of(named)) {
            if (Child.of(candidate, "-c", "import " + modules).works()) {
                return Optional.of(new Python(candidate, Child.home().resolve("benchmarks/peers/python")));
            }
        }
        return Optional.empty();
    }

    /** One with all that the tasks need, where there is one. */
    public static Python forTasks() throws IOException {
        return with(MODULES).orElseGet(() -> new Python("", Path.of("")));
    }

    @Override
    public String name() {
        return "python";
    }

    @Override
    public List<String> tasks() {
        return TASKS;
    }

    @Override
    public Optional<String> missing() {
        return interpreter.isEmpty() ? Optional.of(advice(MODULES)) : Optional.empty();
    }

    /** What to do where there is none. */
    public static String advice(String modules) {
        return "No Python with " + modules + " (PYTHON names another than python3); on Debian: " + PACKAGES;
    }

    /** A script of ours. */
    public Child script(String name, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(interpreter, scripts.resolve(name).toString()));
        command.addAll(List.of(arguments));
        return new Child(command, Map.of());
    }

    @Override
    public List<Child> task(String name, Path rows, Optional<Path> keep) throws IOException {
        String all = Integer.toString(Runtime.getRuntime().availableProcessors());
        List<Child> children = switch (name) {
            case "load" -> List.of(script("bench_load.py"));
            case "knn" -> List.of(threads(script("bench_knn.py", "--threads", all), all, all));
            case "forest" -> List.of(threads(script("bench_forest.py", "--threads", all), "1", all));
            case "mlp" -> List.of(threads(script("bench_mlp.py", "--threads", "1"), "1", "1"));
            case "study" -> List.of(threads(study(keep), all, all));
            case "gemm" ->
                List.of(
                        threads(script("bench_gemm.py", "--threads", "1"), "1", "1"),
                        threads(script("bench_gemm.py", "--threads", all), all, all));
            default -> throw new IllegalArgumentException("Python has no task '" + name + "'");
        };
        return children.stream()
                .map(child -> child.with(Map.of("BACKBEAT_MATRICES", rows.toString())))
                .toList();
    }

    private Child study(Optional<Path> keep) {
        return keep.map(folder -> script("study.py", "--out", folder.toString()))
                .orElseGet(() -> script("study.py"));
    }

    private static Child threads(Child child, String openMp, String openBlas) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OMP_NUM_THREADS", openMp);
        variables.put("OPENBLAS_NUM_THREADS", openBlas);
        variables.putAll(blas());
        return child.with(variables);
    }

    /**
     * What OpenBLAS must be told. One older than the processor picks kernels for an older one: it takes its AVX-512 kernels where there
     * is AVX-512. Whoever starts it decides whether it hears what is exported in place of this ({@link PeerKernels}).
     */
    public static Map<String, String> blas() throws IOException {
        boolean wide = Files.isReadable(CPU) && Files.readString(CPU).contains("avx512f");
        return wide ? Map.of("OPENBLAS_CORETYPE", "SkylakeX") : Map.of();
    }
}
