package backbeat.mlp;

import backbeat.kernel.StepSizes;
import backbeat.kernel.UpdateKernels;

/** The optimizer of one fit: how the gradient of a batch changes the parameters. */
final class Update {
    private final Optimizer optimizer;
    private final double weightDecay;
    private final double maxGradientNorm;
    private final UpdateKernels kernels;
    /** Momentum's velocities or Adam's means of gradients; null without. */
    private final Parameters first;
    /** Adam's means of squared gradients; null without. */
    private final Parameters second;

    private final StepSizes weightStep = new StepSizes();
    private final StepSizes biasStep = new StepSizes();
    private double power1 = 1;
    private double power2 = 1;

    Update(MlpOptions options, UpdateKernels kernels, Parameters shape) {
        this.optimizer = options.optimization().optimizer();
        this.weightDecay = options.regularization().weightDecay();
        this.maxGradientNorm = options.optimization().maxGradientNorm();
        this.kernels = kernels;
        this.first = optimizer == Optimizer.SGD ? null : shape.sameShape();
        this.second = optimizer == Optimizer.ADAM ? shape.sameShape() : null;
        weightStep.l2 = (float) options.regularization().l2();
    }

    /** Steps every weight and bias at learning rate {@code rate} and leaves zeros in the gradient. */
    void step(Parameters p, Parameters gradient, double rate) {
        setSizes(rate, (float) scale(gradient));
        for (int l = 0; l < p.layers(); l++) {
            float[] m = first == null ? null : first.weights[l].data;
            float[] v = second == null ? null : second.weights[l].data;
            step(p.weights[l].data, gradient.weights[l].data, m, v, weightStep);
            m = first == null ? null : first.biases[l];
            v = second == null ? null : second.biases[l];
            step(p.biases[l], gradient.biases[l], m, v, biasStep);
        }
    }

    private void setSizes(double rate, float gradientScale) {
        double effective = rate;
        if (optimizer == Optimizer.ADAM) {
            power1 *= 0.9;
            power2 *= 0.999;
            effective = rate / (1 - power1);
            weightStep.rootCorrection = (float) (1 / Math.sqrt(1 - power2));
            biasStep.rootCorrection = weightStep.rootCorrection;
        }
        weightStep.rate = (float) effective;
        biasStep.rate = weightStep.rate;
        weightStep.gradientScale = gradientScale;
        biasStep.gradientScale = gradientScale;
        weightStep.keep = (float) (1 - rate * weightDecay);
    }

    private void step(float[] w, float[] g, float[] m, float[] v, StepSizes s) {
        switch (optimizer) {
            case SGD -> kernels.sgd(w, g, 0, w.length, s);
            case MOMENTUM -> kernels.momentum(w, g, m, 0, w.length, s);
            case ADAM -> kernels.adam(w, g, m, v, 0, w.length, s);
        }
    }

    /** What to multiply the gradient by so that its norm does not exceed the largest allowed. */
    private double scale(Parameters gradient) {
        if (maxGradientNorm == 0) {
            return 1;
        }
        double squares = 0;
        for (int l = 0; l < gradient.layers(); l++) {
            squares += squares(gradient.weights[l].data) + squares(gradient.biases[l]);
        }
        double norm = Math.sqrt(squares);
        return norm > maxGradientNorm ? maxGradientNorm / norm : 1;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
