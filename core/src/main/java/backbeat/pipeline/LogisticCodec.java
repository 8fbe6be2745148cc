package backbeat.pipeline;

import backbeat.kernel.Kernels;
import backbeat.logistic.LogisticRegression;
import backbeat.logistic.LogisticRegression.Step;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Logistic regression: the intercept, a coefficient per one-hot column, 4 bytes each, then the steps of the fit. */
final class LogisticCodec implements LearnerCodec<LogisticRegression> {
    private static final int STEP_BYTES = 2 * Double.BYTES;

    @Override
    public String tag() {
        return "LOGR";
    }

    @Override
    public String name() {
        return "logistic";
    }

    @Override
    public Class<LogisticRegression> type() {
        return LogisticRegression.class;
    }

    @Override
    public void write(LogisticRegression model, SectionWriter out) throws IOException {
        out.f32(model.intercept());
        out.floats(model.coefficientsToArray());
        out.i32(model.steps().size());
        for (Step step : model.steps()) {
            out.f64(step.length());
            out.f64(step.loss());
        }
    }

    @Override
    public LogisticRegression read(SectionReader in, Schema schema, Workers workers, Kernels kernels)
            throws IOException {
        float intercept = in.f32("intercept");
        float[] coefficients = in.floats("coefficients");
        int count = in.count("steps", STEP_BYTES);
        List<Step> steps = new ArrayList<>(count);
        for (int s = 0; s < count; s++) {
            steps.add(new Step(in.f64("length of a step"), in.anyF64("loss before a step")));
        }
        return new LogisticRegression(schema, coefficients, intercept, steps, kernels);
    }
}
