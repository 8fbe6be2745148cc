package backbeat.cli;

import backbeat.browser.DrivenBrowser;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.parallel.Workers;
import backbeat.serve.RunPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The page that {@code serve} shows of a run, for tests. */
public final class ServePage {
    /** The models of such a study, in the order of the page. */
    public static final List<String> MODELS = List.of("majority", "logistic", "knn", "forest", "mlp", "blend");

    private ServePage() {}

    /** Runs a small study into {@code run}. */
    public static void study(Path data, Path run, String... more) {
        List<String> command =
                new ArrayList<>(List.of("run", "--quick", "--data", data.toString(), "--out", run.toString()));
        command.addAll(List.of(more));
        CommandLineRun made = CommandLineRun.of(command.toArray(String[]::new));
        if (made.code() != 0) {
            throw new AssertionError(made.err());
        }
    }

    /** Of the data that the run's own command names. */
    public static RunPage of(Path run, Workers workers) throws Exception {
        return ServeCommand.page(
                run, new DataOptions(), StandardCatalogue.get(), workers, KernelProvider.best(), loaded -> {});
    }

    /** {@code predict} for a file of one row: the probability's digits. */
    public static String predict(Path model, Path rows, Path out) throws Exception {
        CommandLineRun made =
                CommandLineRun.of("predict", model.toString(), rows.toString(), "-o", out.toString(), "--force");
        if (made.code() != 0) {
            throw new AssertionError(made.err());
        }
        String[] fields = Files.readAllLines(out).get(1).split(",");
        return fields[fields.length - 2];
    }

    /**
     * Waits until the page shows of every model, to the last digit, what {@code predict} says of the values that are entered.
     *
     * @param separator between the fields of a row
     * @param commas    the columns whose numbers have a decimal comma in the file
     * @param home      a folder for the row
     */
    public static void assertSameAsPredict(
            DrivenBrowser browser, Path run, String separator, Set<String> commas, Path home) throws Exception {
        List<String> names = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        browser.evaluate("values()").properties().forEach(value -> {
            String text = value.getValue().asText().replace("\"", "\"\"");
            names.add(value.getKey());
            fields.add('"' + (commas.contains(value.getKey()) ? text.replace('.', ',') : text) + '"');
        });
        Path row = Files.writeString(
                home.resolve("row.csv"), String.join(separator, names) + "\n" + String.join(separator, fields) + "\n");
        for (int m = 0; m < MODELS.size(); m++) {
            String said = predict(run.resolve(MODELS.get(m) + ".backbeat"), row, home.resolve("row-out.csv"));
            browser.await("document.querySelectorAll('#answers tbody tr')[" + m + "].cells[1].textContent === '" + said
                    + "'");
        }
    }
}
