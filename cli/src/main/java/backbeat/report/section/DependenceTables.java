package backbeat.report.section;

import backbeat.evaluation.Normal;
import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.result.Insight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dependence in numbers: where the rows are, and how sure the means. */
final class DependenceTables {
    private DependenceTables() {}

    /** Half the 95 % interval of a model's means; zero where the run does not know it. */
    static double[] reach(Insight.Dependence one, String model, int size) {
        double[] errors = one.errors().getOrDefault(model, new double[size]);
        double[] reach = new double[size];
        for (int i = 0; i < size; i++) {
            reach[i] = Normal.Z_95 * errors[i];
        }
        return reach;
    }

    /** Where most rows are, in words; empty where the run does not know it, or values have no order. */
    static String density(Insight.Dependence one) {
        double[] shares = one.density();
        if (one.categorical() || shares.length < 2) {
            return "";
        }
        int low = 0;
        double below = shares[0];
        while (low + 1 < shares.length && below < 0.1) {
            below += shares[++low];
        }
        int high = shares.length - 1;
        double above = shares[high];
        while (high > low && above < 0.1) {
            above += shares[--high];
        }
        if (low == 0 && high == shares.length - 1) {
            return ""; // a tenth and more at either end: nothing lies beyond
        }
        String from = Show.about(Double.parseDouble(one.values().get(low)));
        String to = Show.about(Double.parseDouble(one.values().get(high)));
        return from.equals(to)
                ? " More than four rows in five have " + from + "; elsewhere the lines rest on few."
                : " Four rows in five lie between about " + from + " and " + to + "; beyond, the lines rest on few.";
    }

    static Optional<Block> of(Insight insight) {
        List<Block> tables = new ArrayList<>();
        for (Insight.Dependence one : insight.dependence()) {
            if (one.density().length > 0) {
                tables.add(table(one));
            }
        }
        return tables.isEmpty() ? Optional.empty() : Optional.of(new Block.Fold("Dependence as tables", tables));
    }

    private static Block table(Insight.Dependence one) {
        List<String> header = new ArrayList<>(List.of(one.column(), "share of rows"));
        header.addAll(one.models().keySet());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < one.values().size(); i++) {
            String value = one.values().get(i);
            List<String> row = new ArrayList<>(List.of(
                    one.categorical() ? value : Show.setting(Double.parseDouble(value)),
                    Show.percent(one.density()[i])));
            int at = i;
            one.models()
                    .forEach((model, means) ->
                            row.add(Show.fixed(means[at]) + " ±" + Show.fixed(reach(one, model, means.length)[at])));
            rows.add(row);
        }
        return new Block.Table(
                "Mean probability by " + one.column() + ", with half its 95 % interval over the sampled rows",
                header,
                rows);
    }
}
