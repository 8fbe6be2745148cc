import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.LogManager;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.ONNXExportable;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows of two or three classes for Tribuo, and what the ONNX file of a model of them answers. */
class TribuoOnnx {
    static final String[] NAMES = {"a", "b", "c"};

    static MutableDataset<Label> table(int classes) {
        LogManager.getLogManager().reset();
        LabelFactory labels = new LabelFactory();
        Random random = new Random(1);
        List<Example<Label>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double[] values = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double noise = random.nextGaussian() / 2;
            int label = values[0] + noise > .7 ? 1 : classes == 3 && values[1] + noise > .5 ? 2 : 0;
            rows.add(new ArrayExample<>(new Label("class " + label), NAMES, values));
        }
        return new MutableDataset<>(new ListDataSource<>(rows, labels, new SimpleDataSourceProvenance("rows", labels)));
    }

    /** By row and class, in the model's order, the scores that ONNX Runtime gives. */
    static float[][] scores(Model<Label> model, MutableDataset<Label> rows) throws Exception {
        float[][] scores = new float[rows.size()][];
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(((ONNXExportable) model).exportONNXModel("findings", 1).toByteArray())) {
            for (int row = 0; row < rows.size(); row++) {
                float[][] values = new float[1][NAMES.length];
                for (Feature feature : rows.getExample(row)) {
                    values[0][model.getFeatureIDMap().getID(feature.getName())] = (float) feature.getValue();
                }
                try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values);
                        OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
                    scores[row] = ((float[][]) result.get(0).getValue())[0];
                }
            }
        }
        return scores;
    }

    static String name(Model<Label> model, int number) {
        return model.getOutputIDInfo().getOutput(number).getLabel();
    }

    /** The class with the largest score, of equals the first. */
    static String top(Model<Label> model, float[] scores) {
        int top = 0;
        for (int k = 1; k < scores.length; k++) {
            top = scores[k] > scores[top] ? k : top;
        }
        return name(model, top);
    }
}
