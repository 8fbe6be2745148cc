#!/usr/bin/env bash
# OpenCV 4.9.0 (bytedeco 1.5.10), NormalBayesClassifier, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: quadratic discriminant analysis: a class's density times its share of the training rows, and predictProb's "probabilities" of a row add
#   up to 1.
# Seen: the shares do not count. Of two classes of 95 and 5 rows the small one is answered for every row on its side of the middle: 1 at 1.5, where
#   it has .26. predictProb gives the densities, times the root of two pi (one column): .15 and 1.04 at 1.5, .00 and .00 far out.
# Why it matters: with a rare class there are many false alarms, and a threshold on the "probabilities", or a log loss, means nothing. Multiply the
#   columns by the classes' shares and divide by the sum.
. "$(dirname "$0")/lib.sh"

maven org.bytedeco:opencv:4.9.0-1.5.10 org.bytedeco:opencv:4.9.0-1.5.10:linux-x86_64 org.bytedeco:openblas:0.3.26-1.5.10:linux-x86_64 \
    org.bytedeco:javacpp:1.5.10:linux-x86_64
java_program << 'JAVA'
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_ml.ROW_SAMPLE;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_ml.NormalBayesClassifier;

class Trial {
    static Mat column(float[] values) {
        Mat matrix = new Mat(values.length, 1, CV_32F);
        FloatIndexer cells = matrix.createIndexer();
        for (int i = 0; i < values.length; i++) {
            cells.put(i, 0, values[i]);
        }
        return matrix;
    }

    static DoubleIndexer doubles(Mat matrix) {
        Mat copy = new Mat();
        matrix.convertTo(copy, CV_64F);
        return copy.createIndexer();
    }

    public static void main(String[] arguments) {
        float[] values = new float[100];
        Mat labels = new Mat(100, 1, CV_32S);
        IntIndexer cells = labels.createIndexer();
        for (int i = 0; i < 100; i++) {
            values[i] = i < 95 ? i % 5 / 2F - 1 : (i - 95) / 2F + 1;
            cells.put(i, 0, i < 95 ? 0 : 1);
        }
        NormalBayesClassifier model = NormalBayesClassifier.create();
        model.train(column(values), ROW_SAMPLE, labels);
        float[] questions = {.5F, 1, 1.5F, 2, 8};
        Mat answers = new Mat();
        Mat probabilities = new Mat();
        model.predictProb(column(questions), answers, probabilities, 0);
        DoubleIndexer answer = doubles(answers);
        DoubleIndexer probability = doubles(probabilities);
        for (int i = 0; i < questions.length; i++) {
            System.out.printf("OpenCV at %.1f: class %.0f, \"probabilities\" %.4f and %.4f%n", questions[i], answer.get(i, 0), probability.get(i, 0),
                    probability.get(i, 1));
        }
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 scipy=1.10.1 << 'PYTHON'
import numpy
from scipy.stats import norm
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis

values = numpy.array([i % 5 / 2 - 1 if i < 95 else (i - 95) / 2 + 1 for i in range(100)])
labels = numpy.array([0] * 95 + [1] * 5)
model = QuadraticDiscriminantAnalysis().fit(values[:, None], labels)
for x in [.5, 1, 1.5, 2, 8]:
    densities = [norm(values[labels == k].mean(), values[labels == k].std(ddof=1)).pdf(x) * (2 * numpy.pi) ** .5 for k in [0, 1]]
    print("scikit-learn at %.1f: class %d, probabilities %.4f and %.4f; densities times the root of 2 pi %.4f and %.4f" % (x, model.predict([[x]])[0],
        *model.predict_proba([[x]])[0], *densities))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
OpenCV at 0.5: class 0, "probabilities" 1.0985 and 0.2091
OpenCV at 1.0: class 1, "probabilities" 0.5230 and 0.5684
OpenCV at 1.5: class 1, "probabilities" 0.1518 and 1.0356
OpenCV at 2.0: class 1, "probabilities" 0.0269 and 1.2649
OpenCV at 8.0: class 1, "probabilities" 0.0000 and 0.0000
scikit-learn at 0.5: class 0, probabilities 0.9901 and 0.0099; densities times the root of 2 pi 1.0985 and 0.2091
scikit-learn at 1.0: class 0, probabilities 0.9459 and 0.0541; densities times the root of 2 pi 0.5230 and 0.5684
scikit-learn at 1.5: class 0, probabilities 0.7358 and 0.2642; densities times the root of 2 pi 0.1518 and 1.0356
scikit-learn at 2.0: class 1, probabilities 0.2876 and 0.7124; densities times the root of 2 pi 0.0269 and 1.2649
scikit-learn at 8.0: class 1, probabilities 0.0000 and 1.0000; densities times the root of 2 pi 0.0000 and 0.0000
SEEN
