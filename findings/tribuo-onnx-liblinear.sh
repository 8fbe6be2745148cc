#!/usr/bin/env bash
# Tribuo 4.3.2, logistic regression of LIBLINEAR exported to ONNX, run by ONNX Runtime 1.29.0 (CPU).
# Guess: the exported model has Tribuo's probabilities, up to single precision.
# Seen: it takes the softmax of the decision values, where LIBLINEAR takes each against the rest, 1 / (1 + exp(-d)), and divides by the sum. With two classes the values are
#   d and -d, so that d counts twice: up to .15 apart, with three classes up to .44. The labels are the same, and Tribuo's own logistic regression is right.
# Why it matters: the probabilities of the evaluation are not those of production; with two classes each is nearer to 0 or 1. The calibration is lost, and so is any cut
#   other than .5. Export LinearSGDTrainer's model in its place, or halve the log odds (two classes).
. "$(dirname "$0")/lib.sh"

maven org.tribuo:tribuo-classification-liblinear:4.3.2 org.tribuo:tribuo-classification-sgd:4.3.2 com.microsoft.onnxruntime:onnxruntime:1.29.0
beside=TribuoOnnx.java java_program << 'JAVA'
import java.util.Locale;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (int classes : new int[] {2, 3}) {
            MutableDataset<Label> table = TribuoOnnx.table(classes);
            for (LinearType type : new LinearType[] {LinearType.L2R_LR, LinearType.L1R_LR, LinearType.L2R_LR_DUAL}) {
                tell(classes + " classes, LIBLINEAR " + type, new LibLinearClassificationTrainer(new LinearClassificationType(type), 1, 1000, .001).train(table), table);
            }
            tell(classes + " classes, LinearSGDTrainer", new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(.1), 5, 1).train(table), table);
        }
    }

    static void tell(String name, Model<Label> model, MutableDataset<Label> table) throws Exception {
        double loss = 0;
        double onnxLoss = 0;
        double largest = 0;
        int other = 0;
        float[][] scores = TribuoOnnx.scores(model, table);
        for (int i = 0; i < scores.length; i++) {
            Example<Label> row = table.getExample(i);
            Prediction<Label> tribuo = model.predict(row);
            for (int k = 0; k < scores[i].length; k++) {
                String label = TribuoOnnx.name(model, k);
                double ours = tribuo.getOutputScores().get(label).getScore();
                largest = Math.max(largest, Math.abs(ours - scores[i][k]));
                if (label.equals(row.getOutput().getLabel())) {
                    loss -= Math.log(ours) / scores.length;
                    onnxLoss -= Math.log(scores[i][k]) / scores.length;
                }
            }
            other += TribuoOnnx.top(model, scores[i]).equals(tribuo.getOutput().getLabel()) ? 0 : 1;
        }
        System.out.printf(Locale.ROOT, "%s: probabilities differ by %.3f at most, %d labels of %d; log loss %.3f in Tribuo, %.3f in ONNX%n",
                name, largest, other, scores.length, loss, onnxLoss);
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
