#!/usr/bin/env bash
# Tribuo 4.3.2, logistic regression of LIBLINEAR exported to ONNX, run by ONNX Runtime 1.29.0 (CPU).
# Guess: the exported model has Tribuo's probabilities, up to single precision.
# Seen: it takes the softmax of the decision values, where LIBLINEAR takes each against the rest, 1 / (1 + exp(-d)), and divides by the sum. With two classes the values are
#   d and -d, so that d counts twice: up to .15 apart, with three classes up to .44. The labels are the same, and Tribuo's own logistic regression is right.
# Why it matters: the probabilities of the evaluation are not those of production; with two classes each is nearer to 0 or 1. The calibration is lost, and so is any cut
#   other than .5. Export LinearSGDTrainer's model in its place, or halve the log odds (two classes).
. "$(dirname "$0")/lib.sh"

maven org.tribuo:tribuo-classification-liblinear:4.3.2 org.tribuo:tribuo-classification-sgd:4.3.2 com.microsoft.onnxruntime:onnxruntime:1.29.0
java_program << 'JAVA'
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.datasource.ListDataSource;
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
            for (LinearType type : new LinearType[] {LinearType.L2R_LR, LinearType.L1R_LR, LinearType.L2R_LR_DUAL}) {
                tell(classes + " classes, LIBLINEAR " + type, new LibLinearClassificationTrainer(new LinearClassificationType(type), 1, 1000, .001).train(table), rows);
            }
            tell(classes + " classes, LinearSGDTrainer", new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(.1), 5, 1).train(table), rows);
        }
    }

    static void tell(String name, Model<Label> model, List<Example<Label>> rows) throws Exception {
        int classes = model.getOutputIDInfo().size();
        double loss = 0;
        double onnxLoss = 0;
        double largest = 0;
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
                    for (int k = 0; k < classes; k++) {
                        double ours = tribuo.getOutputScores().get(model.getOutputIDInfo().getOutput(k).getLabel()).getScore();
                        largest = Math.max(largest, Math.abs(ours - onnx[k]));
                        top = onnx[k] > onnx[top] ? k : top;
                        if (model.getOutputIDInfo().getOutput(k).getLabel().equals(row.getOutput().getLabel())) {
                            loss -= Math.log(ours) / rows.size();
                            onnxLoss -= Math.log(onnx[k]) / rows.size();
                        }
                    }
                    other += model.getOutputIDInfo().getOutput(top).getLabel().equals(tribuo.getOutput().getLabel()) ? 0 : 1;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%s: probabilities differ by %.3f at most, %d labels of %d; log loss %.3f in Tribuo, %.3f in ONNX%n",
                name, largest, other, rows.size(), loss, onnxLoss);
    }
}
JAVA

seen << 'SEEN'
2 classes, LIBLINEAR L2R_LR: probabilities differ by 0.150 at most, 0 labels of 300; log loss 0.227 in Tribuo, 0.237 in ONNX
2 classes, LIBLINEAR L1R_LR: probabilities differ by 0.150 at most, 0 labels of 300; log loss 0.221 in Tribuo, 0.255 in ONNX
2 classes, LIBLINEAR L2R_LR_DUAL: probabilities differ by 0.150 at most, 0 labels of 300; log loss 0.227 in Tribuo, 0.237 in ONNX
2 classes, LinearSGDTrainer: probabilities differ by 0.000 at most, 0 labels of 300; log loss 0.233 in Tribuo, 0.233 in ONNX
3 classes, LIBLINEAR L2R_LR: probabilities differ by 0.432 at most, 0 labels of 300; log loss 0.481 in Tribuo, 0.443 in ONNX
3 classes, LIBLINEAR L1R_LR: probabilities differ by 0.438 at most, 0 labels of 300; log loss 0.466 in Tribuo, 0.442 in ONNX
3 classes, LIBLINEAR L2R_LR_DUAL: probabilities differ by 0.432 at most, 0 labels of 300; log loss 0.481 in Tribuo, 0.443 in ONNX
3 classes, LinearSGDTrainer: probabilities differ by 0.000 at most, 0 labels of 300; log loss 0.463 in Tribuo, 0.463 in ONNX
SEEN
