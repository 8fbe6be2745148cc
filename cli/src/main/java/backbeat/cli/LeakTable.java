package backbeat.cli;

import backbeat.evaluation.Interval;
import backbeat.learner.Learners;
import backbeat.learner.Role;
import backbeat.result.LeakStep;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The leak staircase as text. */
record LeakTable(Learners learners, PrintWriter out) {
    void print(List<LeakStep> steps, boolean synthetic) {
        if (steps.isEmpty()) {
            return;
        }
        out.println();
        out.println("Leak audit: test rows whose "
                + String.join(", ", steps.get(0).shared().keySet()) + " is also in training, and the AUC"
                + (synthetic ? " (SYNTHETIC)" : ""));
        List<String> header = new ArrayList<>(List.of("protocol"));
        header.addAll(steps.get(0).shared().keySet());
        List<String> models = steps.get(0).models().keySet().stream()
                .filter(model -> learners.named(model).role() != Role.CONSTANT)
                .toList();
        header.addAll(models);
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (LeakStep step : steps) {
            List<String> cells = new ArrayList<>(List.of(step.protocol()));
            step.shared().values().forEach(share -> cells.add(Numbers.percent(share)));
            for (String model : models) {
                Map<String, Interval> metrics = step.models().get(model);
                cells.add(Numbers.fixed(metrics.get("auc").value(), 3));
            }
            table.add(cells.toArray(String[]::new));
        }
        table.lines().forEach(out::println);
        out.println("Options are the same in every row; intervals and all metrics are in the results.");
    }
}
