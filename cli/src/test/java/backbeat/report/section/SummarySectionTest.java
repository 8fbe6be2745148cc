package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.Interval;
import backbeat.learner.Learners;
import backbeat.report.page.Block;
import backbeat.report.run.RunFiles;
import backbeat.result.Comparison;
import backbeat.result.DataSummary;
import backbeat.result.LeakStep;
import backbeat.result.Parts.LeftOut;
import backbeat.result.PublishedFigure;
import backbeat.result.RunRecord;
import backbeat.result.SplitSummary;
import backbeat.result.StudyResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The summary's words, true for every kind of run. */
class SummarySectionTest {
    private String source = "real";
    private List<Comparison> comparisons = List.of();
    private final Map<String, Comparison.WithChance> chance = new LinkedHashMap<>();
    private List<LeakStep> leaks = List.of();
    private List<PublishedFigure> published = List.of();
    private List<LeftOut> leftOut = List.of();
    private final Map<String, Map<String, Interval>> models = new LinkedHashMap<>();

    private void model(String name, double auc, double reach) {
        if (!name.equals("majority")) {
            double p = auc - reach > 0.5 ? 0.001 : 0.2;
            chance.put(
                    name,
                    new Comparison.WithChance(new Interval(auc - 0.5, auc - 0.5 - reach, auc - 0.5 + reach), p, p));
        }
        models.put(
                name,
                Map.of(
                        "auc", new Interval(auc, auc - reach, auc + reach),
                        "accuracy", new Interval(0.8, 0.7, 0.9)));
    }

    private List<Block> blocks() {
        DataSummary data = new DataSummary(
                source,
                "0",
                false,
                "songs",
                100,
                0,
                "popularity >= 50",
                0.25,
                List.of(),
                90,
                List.of(),
                "",
                List.of(),
                List.of(),
                false);
        SplitSummary split = new SplitSummary(60, 10, 20, 0.25, 0.25, 0.25, 0.25, "song", 20, "artist", 15);
        StudyResult result = new StudyResult(
                2,
                "song",
                42,
                data,
                split,
                models,
                Map.of(),
                null,
                comparisons,
                chance,
                1000,
                leaks,
                null,
                null,
                published,
                null,
                List.of(),
                leftOut);
        RunRecord record = new RunRecord(1, 1, Map.of(), Map.of(), Map.of(), List.of());
        return SummarySection.of(new RunFiles(result, record, Optional.empty(), Learners.standard()))
                .orElseThrow()
                .blocks();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks()) {
            if (block instanceof Block.Verdict verdict) {
                text.append(verdict.text());
            } else if (block instanceof Block.Bullets bullets) {
                text.append("\n").append(String.join("\n", bullets.points()));
            }
        }
        return text.toString();
    }

    @Test
    void aGoodModelIsAYesWithItsOdds() {
        model("majority", 0.5, 0);
        model("forest", 0.86, 0.01);
        assertTrue(text().startsWith("Quite well, though far from surely: popularity ≥ 50 can be predicted"), text());
        assertTrue(text().contains("picks the right one 86.0 % of the time"), text());
        assertFalse(text().contains("wide"), text());
    }

    @Test
    void oneModelAloneNeedsNoBaselineAmongTheModels() {
        model("knn", 0.65, 0.02);
        assertTrue(text().startsWith("Weakly: "), text());
        assertTrue(text().contains("Always giving the more frequent answer is right for 75.0 %"), text());
        assertFalse(text().contains("beside the others"), text());
        assertFalse(text().contains("called best was seen"), "there was nothing to choose from");
        model("forest", 0.6, 0.02);
        assertTrue(text().contains("no option chosen, but which model is called best was seen there."), text());
    }

    @Test
    void fewRowsMakeDoubtAndAnIntervalAcrossChanceANo() {
        model("majority", 0.5, 0);
        model("knn", 0.6, 0.15);
        assertTrue(text().startsWith("Not shown: "), text());
        assertTrue(
                text().contains(
                                "It is wide: all there is to judge by are 20 test rows of 15 artists, 5 of them positive."),
                text());
    }

    @Test
    void aBaselineAloneCannotSay() {
        model("majority", 0.5, 0);
        assertTrue(text().startsWith("This run cannot say"), text());
    }

    @Test
    void inventedRowsAreAnnouncedFirst() {
        source = "synthetic";
        model("knn", 0.9, 0.01);
        assertTrue(
                blocks().get(0) instanceof Block.Notice notice && notice.text().startsWith("Synthetic data"));
        assertTrue(text().startsWith("On these invented rows: very well: "), text());
        published = List.of(new PublishedFigure("knn", "accuracy", 0.57));
        assertFalse(text().contains("published"), "nothing is set beside invented rows");
    }

    @Test
    void aDifferenceThatMayBeChanceIsNoVictory() {
        model("forest", 0.86, 0.01);
        model("mlp", 0.85, 0.01);
        Interval difference = new Interval(0.01, -0.01, 0.03);
        comparisons = List.of(
                new Comparison("forest", "mlp", difference, 0.1, 0.3, difference, 0.2, 0.3, 5, 4, 0.5, 0.5, 0.5, 0.5));
        assertTrue(text().contains("no difference shown from mlp"), text());
        assertFalse(text().contains("ranks better than") || text().contains("beyond chance"), text());
    }

    @Test
    void whatIsBeyondChanceIsSaidOfTheModelsForWhichItIsSo() {
        model("forest", 0.86, 0.01);
        model("mlp", 0.85, 0.01);
        model("knn", 0.8, 0.01);
        Interval none = new Interval(0.01, -0.01, 0.03);
        Interval difference = new Interval(0.06, 0.04, 0.08);
        comparisons = List.of(
                new Comparison("forest", "mlp", none, 0.1, 0.3, none, 0.2, 0.3, 5, 4, 0.5, 0.5, 0.5, 0.5),
                new Comparison(
                        "forest", "knn", difference, 0.01, 0.02, difference, 0.01, 0.02, 5, 4, 0.5, 0.5, 0.5, 0.5));
        assertTrue(
                text().contains(
                                "for the models as fitted on this split: no difference shown from mlp (which is not to say that"
                                        + " there is none); ranks better than knn (beyond chance at 5 %, the number of comparisons allowed"
                                        + " for)."),
                text());
    }

    @Test
    void whatTheLeakIsWorthIsSaidOfTheModelThatLosesMost() {
        model("forest", 0.84, 0.01);
        model("mlp", 0.845, 0.01);
        leaks = List.of(step("rows", 0.88, 0.83), step("artist", 0.84, 0.845));
        assertTrue(
                text().contains(
                                "Where fewer relatives of test rows are in training, the AUC of forest goes from 0.880 (protocol"
                                        + " rows) to 0.840 (protocol artist); the test rows are others, too."),
                text());
        leaks = List.of(step("rows", 0.85, 0.83), step("artist", 0.84, 0.845));
        assertTrue(text().contains(" to 0.840 (protocol artist), and the intervals overlap; the test rows"), text());
        leaks = List.of(step("rows", 0.83, 0.83), step("artist", 0.84, 0.845));
        assertTrue(text().contains("in training, no model's AUC falls: that of "), text());
    }

    private static LeakStep step(String protocol, double forest, double mlp) {
        return new LeakStep(
                protocol,
                protocol,
                60,
                20,
                Map.of("artist", 0.0),
                Map.of(
                        "forest", Map.of("auc", new Interval(forest, forest - 0.01, forest + 0.01)),
                        "mlp", Map.of("auc", new Interval(mlp, mlp - 0.01, mlp + 0.01))));
    }

    @Test
    void publishedAccuraciesBelowTheConstantAnswerAreNamed() {
        model("knn", 0.7, 0.01);
        published =
                List.of(new PublishedFigure("knn", "accuracy", 0.57), new PublishedFigure("forest", "accuracy", 0.78));
        assertTrue(text().contains("Of 2 published accuracies, 1 lies below the 75.0 %"), text());
        assertTrue(
                text().contains("reaches here: it tells of another share of positives, or of a model worse"), text());
        published = published.subList(0, 1);
        assertTrue(text().contains("The one published accuracy lies below the 75.0 %"), text());
        published = List.of();
        assertEquals(-1, text().indexOf("published"));
    }

    /** Redraws of five positive rows show no others. */
    @Test
    void aNarrowIntervalOfFewRowsIsDoubted() {
        model("majority", 0.5, 0);
        model("forest", 0.86, 0.01);
        assertTrue(
                text().contains(
                                "It may well be too narrow: all there is to judge by are 20 test rows of 15 artists, 5"),
                text());
    }
}
