#!/usr/bin/env bash
# Tribuo 4.3.2, bagging of linear models with hinge loss and FullyWeightedVotingCombiner, exported to ONNX and run by ONNX Runtime 1.29.0 (CPU).
# Guess: the ensemble and its ONNX file name the same classes, those with the largest sum of scores.
# Seen: the file does. Tribuo divides the sums by their own sum, and where that is negative the smallest becomes the largest: it names the class with the smallest sum of
#   scores.
# Why it matters: an ensemble that is worse than each of its members, and a file of it that is not. Use VotingCombiner, or members whose scores are probabilities.
. "$(dirname "$0")/lib.sh"

maven org.tribuo:tribuo-classification-sgd:4.3.2 com.microsoft.onnxruntime:onnxruntime:1.29.0
beside=TribuoOnnx.java java_program << 'JAVA'
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.math.optimisers.AdaGrad;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (int classes : new int[] {2, 3}) {
            MutableDataset<Label> table = TribuoOnnx.table(classes);
            LinearSGDTrainer hinge = new LinearSGDTrainer(new Hinge(), new AdaGrad(.1), 5, 1);
            LinearSGDTrainer logistic = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(.1), 5, 1);
            tell(classes + " classes, one hinge model", hinge.train(table), table);
            tell(classes + " classes, 10 hinge models, VotingCombiner", new BaggingTrainer<>(hinge, new VotingCombiner(), 10, 1).train(table), table);
            tell(classes + " classes, 10 hinge models, FullyWeightedVotingCombiner", new BaggingTrainer<>(hinge, new FullyWeightedVotingCombiner(), 10, 1).train(table), table);
            tell(classes + " classes, 10 logistic models, FullyWeightedVotingCombiner", new BaggingTrainer<>(logistic, new FullyWeightedVotingCombiner(), 10, 1).train(table), table);
        }
    }

    static void tell(String name, Model<Label> model, MutableDataset<Label> table) throws Exception {
        int right = 0;
        int onnxRight = 0;
        int other = 0;
        float[][] scores = TribuoOnnx.scores(model, table);
        for (int i = 0; i < scores.length; i++) {
            Example<Label> row = table.getExample(i);
            String tribuo = model.predict(row).getOutput().getLabel();
            String onnx = TribuoOnnx.top(model, scores[i]);
            right += tribuo.equals(row.getOutput().getLabel()) ? 1 : 0;
            onnxRight += onnx.equals(row.getOutput().getLabel()) ? 1 : 0;
            other += onnx.equals(tribuo) ? 0 : 1;
        }
        System.out.printf("%s: %d of %d rows right in Tribuo, %d in ONNX; %d labels differ%n", name, right, scores.length, onnxRight, other);
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
