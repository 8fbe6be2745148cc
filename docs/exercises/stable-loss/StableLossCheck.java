package exercise;

import backbeat.exercise.Check;
import backbeat.reference.NaiveMlp;

/** Compares with {@link NaiveMlp#crossEntropy} and {@link NaiveMlp#sigmoid}. */
public final class StableLossCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        double loss(double z, int y);

        double gradient(double z, int y);
    }

    @Override
    public void run() {
        check(new StableLoss());
    }

    static void check(Task task) {
        Check.same(Math.log(2), task.loss(0, 1), "At z = 0 the network says one half, and that costs ln 2 whatever the label");
        for (double z = -6; z <= 6; z += 0.25) {
            for (int y = 0; y <= 1; y++) {
                Check.same(NaiveMlp.crossEntropy(z, y), task.loss(z, y), "z = " + z + ", y = " + y);
            }
        }
        Check.same(100, task.loss(100, 0), "Sure and wrong: at z = 100 with label 0 the loss is 100. In floating point p is 1 there and "
                + "1 − p is 0; clipping p only hides that. Put the sigmoid into the logarithm on paper first");
        Check.same(1000, task.loss(1000, 0), "At z = 1000 something overflows: e to the 1000 is infinite. No exponent needs to be above 0");
        Check.require(task.loss(100, 1) > 0 && task.loss(100, 1) < 1e-40, "Sure and right: at z = 100 with label 1 the loss is 3.7e-44, not "
                + task.loss(100, 1) + ". There is a method for ln(1 + x) of tiny x");
        for (double z = -6; z <= 6; z += 0.25) {
            Check.same(NaiveMlp.sigmoid(z) - 1, task.gradient(z, 1), "The gradient at z = " + z + ", y = 1");
        }
        Check.same(1, task.gradient(40, 0), "The loss is right. But where the network is sure and wrong, at z = 40 with label 0, the gradient "
                + "should be 1 and it is nearly 0: it will never learn from that row. What do the two factors become when p is clipped, and "
                + "what does their product simplify to?");
    }
}
