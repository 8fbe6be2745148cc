#!/usr/bin/env bash
# Tribuo 4.3.2, bagging of linear models with hinge loss and FullyWeightedVotingCombiner, exported to ONNX and run by ONNX Runtime 1.29.0 (CPU).
# Guess: the ensemble and its ONNX file name the same classes, those with the largest sum of scores.
# Seen: the file does. Tribuo divides the sums by their own sum, and where that is negative the smallest becomes the largest: it names the class with the smallest sum of
#   scores.
# Why it matters: an ensemble that is worse than each of its members, and a file of it that is not. Use VotingCombiner, or members whose scores are probabilities.
. "$(dirname "$0")/lib.sh"

maven org.tribuo:tribuo-classification-sgd:4.3.2 com.microsoft.onnxruntime:onnxruntime:1.29.0
java_program << 'JAVA'
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
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class Trial {
    static final String[] NAMES = {"a", "b", "c"};

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        LabelFactory labels = new LabelFactory();
        for (int classes : new int[] {2, 3}) {
            Random random = new Random(1);
            List<Example<Label>> rows = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                double[] values = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                double noise = random.nextGaussian() / 2;
                int label = values[0] + noise > .7 ? 1 : classes == 3 && values[1] + noise > .5 ? 2 : 0;
                rows.add(new ArrayExample<>(new Label("class " + label), NAMES, values));
            }
            MutableDataset<Label> table = new MutableDataset<>(new ListDataSource<>(rows, labels, new SimpleDataSourceProvenance("rows", labels)));
            LinearSGDTrainer hinge = new LinearSGDTrainer(new Hinge(), new AdaGrad(.1), 5, 1);
            LinearSGDTrainer logistic = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(.1), 5, 1);
            tell(classes + " classes, one hinge model", hinge.train(table), rows);
            tell(classes + " classes, 10 hinge models, VotingCombiner", new BaggingTrainer<>(hinge, new VotingCombiner(), 10, 1).train(table), rows);
            tell(classes + " classes, 10 hinge models, FullyWeightedVotingCombiner", new BaggingTrainer<>(hinge, new FullyWeightedVotingCombiner(), 10, 1).train(table), rows);
            tell(classes + " classes, 10 logistic models, FullyWeightedVotingCombiner", new BaggingTrainer<>(logistic, new FullyWeightedVotingCombiner(), 10, 1).train(table), rows);
        }
    }

    static void tell(String name, Model<Label> model, List<Example<Label>> rows) throws Exception {
        int classes = model.getOutputIDInfo().size();
        int right = 0;
        int onnxRight = 0;
        int other = 0;
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(((ONNXExportable) model).exportONNXModel("findings", 1).toByteArray())) {
            for (Example<Label> row : rows) {
                float[][] values = new float[1][NAMES.length];
                for (Feature feature : row) {
                    values[0][model.getFeatureIDMap().getID(feature.getName())] = (float) feature.getValue();
                }
                Prediction<Label> tribuo = model.predict(row);
                try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values);
                        OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
                    float[] onnx = ((float[][]) result.get(0).getValue())[0];
                    int top = 0;
                    for (int k = 1; k < classes; k++) {
                        top = onnx[k] > onnx[top] ? k : top;
                    }
                    String label = model.getOutputIDInfo().getOutput(top).getLabel();
                    right += tribuo.getOutput().getLabel().equals(row.getOutput().getLabel()) ? 1 : 0;
                    onnxRight += label.equals(row.getOutput().getLabel()) ? 1 : 0;
                    other += label.equals(tribuo.getOutput().getLabel()) ? 0 : 1;
                }
            }
        }
        System.out.printf("%s: %d of %d rows right in Tribuo, %d in ONNX; %d labels differ%n", name, right, rows.size(), onnxRight, other);
    }
}
JAVA

seen << 'SEEN'
2 classes, one hinge model: 270 of 300 rows right in Tribuo, 270 in ONNX; 0 labels differ
2 classes, 10 hinge models, VotingCombiner: 270 of 300 rows right in Tribuo, 270 in ONNX; 0 labels differ
2 classes, 10 hinge models, FullyWeightedVotingCombiner: 271 of 300 rows right in Tribuo, 271 in ONNX; 0 labels differ
2 classes, 10 logistic models, FullyWeightedVotingCombiner: 274 of 300 rows right in Tribuo, 274 in ONNX; 0 labels differ
3 classes, one hinge model: 239 of 300 rows right in Tribuo, 239 in ONNX; 0 labels differ
3 classes, 10 hinge models, VotingCombiner: 237 of 300 rows right in Tribuo, 237 in ONNX; 0 labels differ
3 classes, 10 hinge models, FullyWeightedVotingCombiner: 91 of 300 rows right in Tribuo, 237 in ONNX; 181 labels differ
3 classes, 10 logistic models, FullyWeightedVotingCombiner: 240 of 300 rows right in Tribuo, 240 in ONNX; 0 labels differ
SEEN
