import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jpmml.evaluator.Computable;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.HasProbability;
import org.jpmml.evaluator.InputField;

/** What JPMML-Evaluator answers for the rows of a CSV file. */
class PmmlAnswers {
    /** The rows as texts; what is written as NA is null. */
    static List<Map<String, String>> rows(String file) throws Exception {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = null;
        for (String line : Files.readAllLines(Path.of(file))) {
            String[] cells = line.replace("\"", "").split(",");
            if (names == null) {
                names = cells;
                continue;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(names[i], cells[i].equals("NA") ? null : cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The target's value: an object that may know probabilities, too. */
    static Object answer(Evaluator evaluator, Map<String, String> row) {
        Map<String, Object> arguments = new HashMap<>();
        for (InputField field : evaluator.getInputFields()) {
            arguments.put(field.getName(), row.get(field.getName()));
        }
        Map<String, ?> results = evaluator.evaluate(arguments);
        return evaluator.getTargetFields().isEmpty() ? results.values().iterator().next() : results.get(evaluator.getTargetFields().get(0).getName());
    }

    static String text(Object answer) {
        return String.valueOf(answer instanceof Computable computable ? computable.getResult() : answer);
    }

    static double probability(Object answer, Object label) {
        return ((HasProbability) answer).getProbability(label);
    }
}
