package backbeat.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.evaluation.Interval;
import org.junit.jupiter.api.Test;

class ShowTest {
    @Test
    void figuresHaveThreeDecimalsAndLossesFour() {
        assertEquals("0.126", Show.fixed(0.12551));
        assertEquals("0.1255", Show.loss(0.12551));
        assertEquals("+0.000", Show.signed(-0.0001));
        assertEquals("12.6 %", Show.percent(0.12551));
        assertEquals("< 0.0001", Show.pValue(0.00002));
    }

    @Test
    void whatIsNoNumberIsADash() {
        assertEquals(Show.NONE, Show.fixed(Double.NaN));
        assertEquals(Show.NONE, Show.interval(null));
        assertEquals("NaN", Show.signed(Double.NaN));
    }

    @Test
    void intervalsStandBehindTheirValue() {
        Interval interval = new Interval(0.01249, -0.001, 0.024);
        assertEquals("0.012 (−0.001 to 0.024)", Show.interval(interval));
        assertEquals("+0.012 (−0.001 to +0.024)", Show.signed(interval));
    }

    @Test
    void settingsHaveNoNeedlessZeros() {
        assertEquals("0.003", Show.setting(0.003));
        assertEquals("3", Show.setting(3));
        assertEquals("30", Show.setting(30));
        assertEquals("−5", Show.setting(-5));
    }

    @Test
    void whereValuesLieAboutTakesThreeDigits() {
        assertEquals("131,000", Show.about(131272.8));
        assertEquals("0.315", Show.about(0.31545));
        assertEquals("0.5", Show.about(0.49999));
        assertEquals("−12.3", Show.about(-12.345));
        assertEquals("1998", Show.about(1998));
        assertEquals("0", Show.about(-0.0));
    }
}
