package backbeat.pmml;

import backbeat.cuts.Cuts;
import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.model.BinaryClassifier;
import backbeat.pipeline.Pipeline;
import backbeat.text.FreeName;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dmg.pmml.Application;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.Header;
import org.dmg.pmml.LinearNorm;
import org.dmg.pmml.Model;
import org.dmg.pmml.NormContinuous;
import org.dmg.pmml.OpType;
import org.dmg.pmml.OutlierTreatmentMethod;
import org.dmg.pmml.Output;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.PMMLFunctions;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.Version;
import org.jpmml.model.JAXBSerializer;

/**
 * Writes a pipeline as a PMML 4.4 document that takes raw rows. Outputs: {@code raw} (the model's own answer),
 * {@code probability} (after calibration) and {@code decision} (1 or 0), each with {@code output_} before its name where a
 * column is called so. The same pipeline gives the same bytes.
 */
public final class PmmlExport {
    private static final String APART = "output_";

    /** What the outputs are called. */
    private record Names(String raw, String probability, String decision) {
        static Names beside(Set<String> columns) {
            return new Names(
                    FreeName.of("raw", APART, columns),
                    FreeName.of("probability", APART, columns),
                    FreeName.of("decision", APART, columns));
        }
    }

    private PmmlExport() {}

    /**
     * Writes the document.
     *
     * @param writer how the pipeline's model is written
     * @throws IllegalArgumentException if there is no form of the pipeline in PMML here; the message says why
     */
    public static void write(Pipeline pipeline, PmmlWriter<BinaryClassifier> writer, OutputStream out)
            throws IOException {
        if (pipeline.preprocessor().schema().hasSets()) {
            throw new IllegalArgumentException(
                    "PMML has no columns of several categories a row. Export the model as ONNX, or train one without sets:"
                            + " ./backbeat train … --genres first");
        }
        PmmlInputs inputs = new PmmlInputs(pipeline.preprocessor());
        Model model = writer.write(pipeline.classifier(), inputs);
        model.setOutput(output(pipeline));
        Header header = new Header()
                .setApplication(new Application("Backbeat")
                        .setVersion(pipeline.provenance().versions().getOrDefault("backbeat", "")));
        if (!pipeline.provenance().positive().isEmpty()) {
            header.setDescription(
                    "The probability that " + pipeline.provenance().positive());
        }
        PMML document = new PMML(Version.PMML_4_4.getVersion(), header, inputs.dictionary()).addModels(model);
        try {
            new JAXBSerializer().serialize(document, out);
        } catch (JAXBException e) {
            throw new IOException("The PMML document could not be written: " + e.getMessage(), e);
        }
    }

    private static Output output(Pipeline pipeline) {
        Calibrator calibrator = pipeline.calibration().orElse(null);
        Names names = Names.beside(Set.copyOf(pipeline.preprocessor().schema().names()));
        OutputField raw = new OutputField(names.raw(), OpType.CONTINUOUS, DataType.DOUBLE)
                .setResultFeature(ResultFeature.PREDICTED_VALUE);
        OutputField probability = transformed(
                names.probability(), OpType.CONTINUOUS, DataType.DOUBLE, calibrated(calibrator, names.raw()));
        boolean before = calibrator instanceof PlattScaling platt && platt.slope() > 0;
        double cut = before ? Cuts.share(p -> pipeline.isPositive(calibrator.apply(p))) : pipeline.threshold();
        Expression reaches = Double.isNaN(cut)
                ? new Constant(false).setDataType(DataType.BOOLEAN)
                : Expressions.apply(
                        PMMLFunctions.GREATEROREQUAL,
                        new FieldRef(before ? names.raw() : names.probability()),
                        Expressions.number(cut));
        Expression answered = Expressions.apply(PMMLFunctions.ISNOTMISSING, new FieldRef(names.probability()));
        Expression decision = Expressions.apply( // without an answer no decision, which some engines take for "no"
                PMMLFunctions.IF, answered, Expressions.choice(reaches, integer(1), integer(0)));
        return new Output()
                .addOutputFields(
                        raw,
                        probability,
                        transformed(names.decision(), OpType.CATEGORICAL, DataType.INTEGER, decision));
    }

    private static OutputField transformed(String name, OpType opType, DataType type, Expression expression) {
        return new OutputField(name, opType, type)
                .setResultFeature(ResultFeature.TRANSFORMED_VALUE)
                .setExpression(expression);
    }

    private static Expression integer(int value) {
        return new Constant(value).setDataType(DataType.INTEGER);
    }

    private static Expression calibrated(Calibrator calibrator, String raw) {
        if (calibrator == null) {
            return new FieldRef(raw);
        }
        if (calibrator instanceof PlattScaling platt) {
            return platt(platt, raw);
        }
        if (calibrator instanceof IsotonicRegression isotonic) {
            return isotonic(isotonic, raw);
        }
        throw new IllegalArgumentException(
                "PMML export knows no calibration by " + calibrator.getClass().getSimpleName());
    }

    /** {@code 1 / (1 + e^-(slope · (ln p - ln(1 - p)) + intercept))}. */
    private static Expression platt(PlattScaling platt, String raw) {
        Expression p = Expressions.apply(
                PMMLFunctions.MIN,
                Expressions.apply(PMMLFunctions.MAX, new FieldRef(raw), Expressions.number(platt.low())),
                Expressions.number(platt.high()));
        Expression complement = Expressions.apply(PMMLFunctions.SUBTRACT, Expressions.number(1), p);
        Expression logit = Expressions.apply(
                PMMLFunctions.SUBTRACT,
                Expressions.apply(PMMLFunctions.LN, p),
                Expressions.apply(PMMLFunctions.LN, complement));
        Expression scaled = Expressions.apply(PMMLFunctions.MULTIPLY, logit, Expressions.number(-platt.slope()));
        Expression exponent = Expressions.apply(PMMLFunctions.SUBTRACT, scaled, Expressions.number(platt.intercept()));
        Expression power = Expressions.apply(PMMLFunctions.EXP, exponent);
        return Expressions.apply(
                PMMLFunctions.DIVIDE,
                Expressions.number(1),
                Expressions.apply(PMMLFunctions.ADD, Expressions.number(1), power));
    }

    private static Expression isotonic(IsotonicRegression isotonic, String raw) {
        double[] points = isotonic.points();
        double[] values = isotonic.values();
        if (points.length == 1) {
            return Expressions.number(values[0]);
        }
        List<LinearNorm> norms = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            norms.add(new LinearNorm(points[i], values[i]));
        }
        return new NormContinuous(raw, norms).setOutlierTreatment(OutlierTreatmentMethod.AS_EXTREME_VALUES);
    }
}
