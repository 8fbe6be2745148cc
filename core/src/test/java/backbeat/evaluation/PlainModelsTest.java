package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The baseline that looks at nothing, and the mean of others. */
class PlainModelsTest {
    private final Table table = Models.table(4, new Xoshiro256(5));

    private final MajorityClassifier majority =
            new MajorityTrainer().fit(table, Labels.of(true, false, false, false), Progress.NONE);

    @Test
    void everyRowGetsThePositiveRate() {
        assertEquals(new MajorityClassifier(Models.SCHEMA, 0.25), majority);
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, majority.probabilities(table));
        double[] longer = {9, 9, 9, 9, 9};
        majority.probabilities(table, Workers.sequential(), longer);
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25, 9}, longer, "only as many as there are rows");
        assertEquals(0, new MajorityClassifier(Models.SCHEMA, 0).positiveRate());
        assertEquals(1, new MajorityClassifier(Models.SCHEMA, 1).positiveRate());
    }

    @Test
    void theBlendIsTheMeanOfCalibratedMembers() {
        PlattScaling bent = new PlattScaling(0.5, 0.3, 0.01, 0.99);
        BlendedClassifier blend = new BlendedClassifier(List.of(
                new BlendedClassifier.Member(majority, new PlattScaling(1, 0, 0.01, 0.99)),
                new BlendedClassifier.Member(Models.LOGISTIC, bent)));
        double[] logistic = Models.LOGISTIC.probabilities(table);
        double[] answers = blend.probabilities(table);
        for (int row = 0; row < answers.length; row++) {
            assertEquals((0.25 + bent.apply(logistic[row])) / 2, answers[row], 1e-15);
        }
        assertEquals(2, blend.members().size());
        assertSame(Models.SCHEMA, blend.schema());
        assertArrayEquals(answers, blend.compile(Workers.sequential()).probabilities(table));
    }

    @Test
    void refusals() {
        MajorityTrainer trainer = new MajorityTrainer();
        Labels three = Labels.of(true, false, false);
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(table, three, Progress.NONE));
        for (double rate : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new MajorityClassifier(Models.SCHEMA, rate));
        }
        Workers one = Workers.sequential();
        assertThrows(IllegalArgumentException.class, () -> majority.probabilities(table, one, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new BlendedClassifier(List.of()));
        BinaryClassifier other = new MajorityClassifier(new Schema(List.of("x"), List.of()), 0.5);
        PlattScaling same = new PlattScaling(1, 0, 0.01, 0.99);
        assertThrows(
                IllegalArgumentException.class,
                () -> new BlendedClassifier(List.of(
                        new BlendedClassifier.Member(majority, same), new BlendedClassifier.Member(other, same))));
    }
}
