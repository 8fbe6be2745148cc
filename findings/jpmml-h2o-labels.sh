#!/usr/bin/env bash
# JPMML-H2O 1.2.10 of MOJOs of H2O 3.44.0.1 (one node), scored by JPMML-Evaluator 1.6.4, with the MOJO itself (h2o-genmodel) beside it.
# Guess: the labels of the PMML are those of H2O and of its MOJO, cut where F1 is greatest.
# Seen: the MOJO's are. In the PMML the label is the class with the larger probability: H2O says "yes" for 228 of 400 rows of a forest, the PMML for
#   95; for 166 and 31 of a regression. The probabilities are the same, and labels of three classes too (but for a tie).
# Why it matters: nothing was set, and one model has two answers for the same row. Take the decision from the probability, with a threshold of
#   your own.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-h2o:1.2.10 org.jpmml:pmml-evaluator:1.6.4 ai.h2o:h2o-core:3.44.0.1 ai.h2o:h2o-algos:3.44.0.1 ai.h2o:h2o-genmodel:3.44.0.1 \
    javax.servlet:javax.servlet-api:3.1.0
java_program --add-opens java.base/java.lang=ALL-UNNAMED << 'JAVA'
import hex.Model;
import hex.genmodel.MojoModel;
import hex.glm.GLM;
import hex.glm.GLMModel;
import hex.tree.drf.DRF;
import hex.tree.drf.DRFModel;
import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.h2o.ConverterFactory;
import org.jpmml.h2o.MojoModelUtil;
import water.DKV;
import water.H2O;
import water.Key;
import water.api.Schema;
import water.api.SchemaServer;
import water.fvec.Frame;
import water.fvec.Vec;

class Trial {
    static final int ROWS = 400;
    static PrintStream out = System.out;

    static Vec categories(double[] codes, String... names) {
        return Vec.makeVec(codes, names, Vec.newKey());
    }

    static void tell(String name, Model<?, ?, ?> model, Frame table, double[] x, double[] z, String label) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.getMojo().writeTo(bytes);
        MojoModel mojo = MojoModelUtil.readFrom(new ByteArrayInputStream(bytes.toByteArray()));
        Evaluator evaluator = new ModelEvaluatorBuilder(ConverterFactory.newConverterFactory().newConverter(mojo).encodePMML()).build();
        Frame answers = model.score(table);
        int first = 0;
        int pmmlFirst = 0;
        int other = 0;
        int mojoOther = 0;
        double largest = 0;
        for (int i = 0; i < ROWS; i++) {
            Map<String, ?> pmml = EvaluatorUtil.decodeAll(evaluator.evaluate(Map.of("x", x[i], "z", z[i])));
            String h2o = answers.vec(0).domain()[(int) answers.vec(0).at8(i)];
            double[] row = new double[mojo.nfeatures()];
            for (int j = 0; j < row.length; j++) {
                row[j] = mojo.getNames()[j].equals("x") ? x[i] : z[i];
            }
            double[] scores = mojo.score0(row, new double[mojo.getPredsSize()]);
            other += h2o.equals(pmml.get(label)) ? 0 : 1;
            mojoOther += (int) scores[0] == answers.vec(0).at8(i) ? 0 : 1;
            first += h2o.equals(answers.name(2)) ? 1 : 0;
            pmmlFirst += answers.name(2).equals(pmml.get(label)) ? 1 : 0;
            for (int j = 1; j < answers.numCols(); j++) {
                largest = Math.max(largest, Math.abs(answers.vec(j).at(i) - ((Number) pmml.get("probability(" + answers.name(j) + ")")).doubleValue()));
            }
        }
        out.printf("%s: \"%s\" for %d rows in H2O, %d in PMML; of %d labels %d are others in PMML, %d in the MOJO; probabilities differ by %.6f at most%n", name,
                answers.name(2), first, pmmlFirst, ROWS, other, mojoOther, largest);
    }

    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        H2O.main(new String[] {"-disable_web", "-name", "findings" + System.nanoTime(), "-ip", "127.0.0.1", "-nthreads", "1", "-log_level", "FATAL"});
        H2O.waitForCloudSize(1, 60_000);
        List<Schema<?, ?>> schemas = new ArrayList<>();
        for (Schema<?, ?> schema : ServiceLoader.load(Schema.class)) {
            schemas.add(schema);
        }
        SchemaServer.registerAllSchemasIfNecessary(schemas.toArray(new Schema[0]));
        Random random = new Random(1);
        double[] x = new double[ROWS];
        double[] z = new double[ROWS];
        double[] two = new double[ROWS];
        double[] three = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.nextGaussian();
            z[i] = random.nextGaussian();
            two[i] = random.nextDouble() < 1 / (1 + Math.exp(1.5 - x[i] - z[i] / 2)) ? 1 : 0;
            three[i] = (int) Math.min(2, Math.abs(x[i] + random.nextGaussian() / 2));
        }
        Frame table = new Frame(Key.<Frame>make("rows"), new String[] {"x", "z", "two", "three"}, new Vec[] {Vec.makeVec(x, Vec.newKey()),
            Vec.makeVec(z, Vec.newKey()), categories(two, "no", "yes"), categories(three, "a", "b", "c")});
        DKV.put(table);
        for (String label : new String[] {"two", "three"}) {
            String[] ignored = {label.equals("two") ? "three" : "two"};
            DRFModel.DRFParameters forest = new DRFModel.DRFParameters();
            forest._train = table._key;
            forest._response_column = label;
            forest._ignored_columns = ignored;
            forest._ntrees = 10;
            forest._seed = 1;
            tell("forest, " + label, new DRF(forest).trainModel().get(), table, x, z, label);
            GBMModel.GBMParameters boosted = new GBMModel.GBMParameters();
            boosted._train = table._key;
            boosted._response_column = label;
            boosted._ignored_columns = ignored;
            boosted._ntrees = 10;
            boosted._seed = 1;
            tell("boosted trees, " + label, new GBM(boosted).trainModel().get(), table, x, z, label);
            GLMModel.GLMParameters linear = new GLMModel.GLMParameters(label.equals("two") ? GLMModel.GLMParameters.Family.binomial
                    : GLMModel.GLMParameters.Family.multinomial);
            linear._train = table._key;
            linear._response_column = label;
            linear._ignored_columns = ignored;
            linear._lambda = new double[] {.001};
            tell("regression, " + label, new GLM(linear).trainModel().get(), table, x, z, label);
        }
        out.flush();
        System.exit(0);
    }
}
JAVA

seen << 'SEEN'
forest, two: "yes" for 228 rows in H2O, 95 in PMML; of 400 labels 133 are others in PMML, 0 in the MOJO; probabilities differ by 0.000000 at most
boosted trees, two: "yes" for 106 rows in H2O, 35 in PMML; of 400 labels 71 are others in PMML, 0 in the MOJO; probabilities differ by 0.000000 at most
regression, two: "yes" for 166 rows in H2O, 31 in PMML; of 400 labels 135 are others in PMML, 0 in the MOJO; probabilities differ by 0.000000 at most
forest, three: "b" for 115 rows in H2O, 114 in PMML; of 400 labels 1 are others in PMML, 0 in the MOJO; probabilities differ by 0.000000 at most
boosted trees, three: "b" for 81 rows in H2O, 81 in PMML; of 400 labels 0 are others in PMML, 0 in the MOJO; probabilities differ by 0.000000 at most
regression, three: "b" for 0 rows in H2O, 0 in PMML; of 400 labels 0 are others in PMML, 0 in the MOJO; probabilities differ by 0.000000 at most
SEEN
