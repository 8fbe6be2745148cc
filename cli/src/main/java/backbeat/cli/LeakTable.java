package backbeat.cli;

import backbeat.evaluation.Interval;
import backbeat.learner.Learners;
import backbeat.learner.Role;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.result.LeakStudy.FixedLeaks.Worth;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The leak staircase as text. */
record LeakTable(Learners learners, PrintWriter out) {
    void print(List<LeakStep> steps, boolean synthetic) {
        if (steps.isEmpty()) {
            return;
        }
        out.println();
        out.println("Leak staircase: AUC under splits that share less and less" + (synthetic ? " (SYNTHETIC)" : ""));
        List<String> models = steps.get(0).models().keySet().stream()
                .filter(model -> learners.named(model).role() != Role.CONSTANT)
                .toList();
        List<String> header = new ArrayList<>(List.of("protocol"));
        header.addAll(models);
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (LeakStep step : steps) {
            List<String> cells = new ArrayList<>(List.of(step.protocol()));
            models.forEach(model ->
                    cells.add(Numbers.fixed(step.models().get(model).get("auc").value(), 3)));
            table.add(cells.toArray(String[]::new));
        }
        table.lines().forEach(out::println);
        out.println("Options are the same in every row; intervals and all metrics are in the results.");
        audit(steps);
    }

    /** How many test rows have relatives in training, by protocol. */
    private void audit(List<LeakStep> steps) {
        out.println();
        out.println("Leak audit: test rows that share it with a training row, by protocol");
        List<String> header = new ArrayList<>(List.of("the same"));
        steps.forEach(step -> header.add(step.protocol()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (String key : steps.get(0).shared().keySet()) {
            List<String> cells = new ArrayList<>(List.of(key));
            steps.forEach(step -> cells.add(Numbers.percent(step.shared().get(key))));
            table.add(cells.toArray(String[]::new));
        }
        table.lines().forEach(out::println);
    }

    /** What relatives are worth on test rows that stay the same; nothing where that was not asked. */
    void print(FixedLeaks fixed) {
        if (fixed == null) {
            return;
        }
        out.println();
        out.println("Leaks on fixed rows: " + Numbers.grouped(fixed.test()) + " test rows, "
                + Numbers.grouped(fixed.train()) + " training rows in every step;");
        out.println("relatives of test rows take the place of unrelated training rows. AUC:");
        List<String> models = List.copyOf(fixed.steps().get(0).models().keySet());
        TextTable all = table("training holds", "relatives", models);
        TextTable affected = table("the same", "rows", models);
        for (FixedLeaks.Step step : fixed.steps()) {
            String name = step.relation();
            all.add(cells(
                    name.isEmpty() ? "nothing related" : "+ same " + name, step.added(), step, models, Worth::auc));
            if (!name.isEmpty()) {
                affected.add(cells(name + ": without", step.affected(), step, models, Worth::before));
                affected.add(cells("with", step.affected(), step, models, Worth::after));
            }
        }
        all.lines().forEach(out::println);
        out.println();
        out.println("Those test rows alone that got such a relative, without it and with it:");
        affected.lines().forEach(out::println);
    }

    private static String[] cells(
            String name, int rows, FixedLeaks.Step step, List<String> models, Function<Worth, Interval> figure) {
        List<String> cells = new ArrayList<>(List.of(name, Numbers.grouped(rows)));
        for (String model : models) {
            Interval auc = figure.apply(step.models().get(model));
            cells.add(auc == null ? "-" : Numbers.fixed(auc.value(), 3));
        }
        return cells.toArray(String[]::new);
    }

    private static TextTable table(String first, String second, List<String> models) {
        List<String> header = new ArrayList<>(List.of(first, second));
        header.addAll(models);
        return new TextTable(header.toArray(String[]::new));
    }
}
