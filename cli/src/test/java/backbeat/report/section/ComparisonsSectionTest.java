package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComparisonsSectionTest {
    @Test
    void aSinglePairIsNotManyToBeLuckyAmong() {
        assertEquals("Holm's p is p itself, as there is one pair alone", ComparisonsSection.luck(1));
        assertEquals(
                "Among 15 pairs some look uneven by luck: Holm's correction makes p larger for that, over the AUCs and"
                        + " over the accuracies",
                ComparisonsSection.luck(15));
    }
}
