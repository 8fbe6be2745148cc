import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dmg.pmml.ResultFeature;
import org.jpmml.evaluator.Computable;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.HasProbability;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import weka.classifiers.pmml.consumer.PMMLClassifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.pmml.PMMLFactory;

/** One model in PMML, and what Weka and JPMML answer for rows. */
class WekaPmml {
    /**
     * Prints a line per row.
     * @param fields the names between blanks, the target last, categorical ones with their values: "x z y:a,b"
     * @param model the model's element; SCHEMA in it stands for the plain mining schema
     */
    static void tell(String fields, String model, Object[]... rows) throws Exception {
        ArrayList<Attribute> attributes = new ArrayList<>();
        StringBuilder dictionary = new StringBuilder("<PMML version='4.2' xmlns='http://www.dmg.org/PMML-4_2'><Header/><DataDictionary>");
        StringBuilder schema = new StringBuilder("<MiningSchema>");
        String[] names = fields.split(" ");
        for (int i = 0; i < names.length; i++) {
            String name = names[i].split(":")[0];
            List<String> values = names[i].contains(":") ? List.of(names[i].split(":")[1].split(",")) : null;
            attributes.add(values == null ? new Attribute(name) : new Attribute(name, values));
            dictionary.append("<DataField name='" + name + "' optype='" + (values == null ? "continuous' dataType='double'>" : "categorical' dataType='string'>"));
            for (String value : values == null ? List.<String>of() : values) {
                dictionary.append("<Value value='" + value + "'/>");
            }
            dictionary.append("</DataField>");
            schema.append("<MiningField name='" + name + (i < names.length - 1 ? "'/>" : "' usageType='predicted'/>"));
        }
        String pmml = dictionary + "</DataDictionary>" + model.replace("SCHEMA", schema + "</MiningSchema>") + "</PMML>";
        Path file = Files.createTempFile(Path.of(""), "model", ".pmml");
        Files.writeString(file, pmml);
        PMMLClassifier weka = (PMMLClassifier) PMMLFactory.getPMMLModel(file.toFile());
        LoadingModelEvaluatorBuilder builder = new LoadingModelEvaluatorBuilder();
        builder.setExtraResultFeatures(EnumSet.of(ResultFeature.PROBABILITY));
        Evaluator jpmml = builder.load(new ByteArrayInputStream(pmml.getBytes(StandardCharsets.UTF_8))).build();
        Instances table = new Instances("table", attributes, rows.length);
        table.setClassIndex(names.length - 1);
        for (Object[] row : rows) {
            double[] values = new double[names.length];
            Arrays.fill(values, Utils.missingValue());
            Map<String, Object> arguments = new HashMap<>();
            for (int i = 0; i < row.length; i++) {
                arguments.put(attributes.get(i).name(), row[i]);
                if (row[i] != null) {
                    values[i] = row[i] instanceof String text ? attributes.get(i).indexOfValue(text) : (double) row[i];
                }
            }
            DenseInstance instance = new DenseInstance(1, values);
            instance.setDataset(table);
            Object answer = jpmml.evaluate(arguments).get(table.classAttribute().name());
            StringBuilder line = new StringBuilder("  ").append(Arrays.toString(row)).append(": Weka");
            for (double value : weka.distributionForInstance(instance)) {
                line.append(String.format(Locale.ROOT, " %.4f", value));
            }
            line.append(", JPMML");
            if (answer instanceof HasProbability shares) {
                for (Object value : Collections.list(table.classAttribute().enumerateValues())) {
                    line.append(String.format(Locale.ROOT, " %.4f", shares.getProbability((String) value)));
                }
            } else {
                line.append(answer == null ? " null" : String.format(Locale.ROOT, " %.4f", answer instanceof Computable c ? c.getResult() : answer));
            }
            System.out.println(line);
        }
    }
}
