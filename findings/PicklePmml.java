import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.PMML;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.python.PickleUtil;
import org.jpmml.python.Storage;
import org.jpmml.python.StorageUtil;
import org.jpmml.sklearn.EncodableUtil;
import org.jpmml.sklearn.SkLearnUtil;

/** A pickled model of scikit-learn, made PMML by JPMML-SkLearn. */
class PicklePmml {
    static {
        SkLearnUtil.initOnce();
    }

    static Evaluator load(String file) throws Exception {
        try (Storage storage = StorageUtil.createStorage(new File(file))) {
            PMML pmml = EncodableUtil.toEncodable(PickleUtil.unpickle(storage)).encodePMML();
            return new ModelEvaluatorBuilder(pmml).build();
        }
    }

    /** Of the models 0.pkl, 1.pkl, … that the lines of the file names name: how many numbers differ from those in the column sklearn of 0.csv, 1.csv, … */
    static void compareNumbers() throws Exception {
        List<String> names = Files.readAllLines(Path.of("names"));
        for (int i = 0; i < names.size(); i++) {
            Evaluator evaluator = load(i + ".pkl");
            int other = 0;
            String example = "";
            List<Map<String, String>> rows = PmmlAnswers.rows(i + ".csv");
            for (Map<String, String> row : rows) {
                double sklearn = Double.parseDouble(row.get("sklearn"));
                double pmml = Double.parseDouble(PmmlAnswers.text(PmmlAnswers.answer(evaluator, row)));
                if (!(Math.abs(sklearn - pmml) < 1e-5 * Math.max(1, Math.abs(sklearn)))) {
                    example = other++ < 3 ? example + String.format("; %.4f for %.4f", pmml, sklearn) : example;
                }
            }
            System.out.printf("%s: %d of %d rows have another answer in the PMML%s%n", names.get(i), other, rows.size(), example);
        }
    }
}
