package backbeat.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A formula is computed somewhere, or is a step towards one that is. */
class FormulaTest {
    private static final String STEP = "```math\na = b + c\n```\n\nA step towards `sum`. And so on.\n\n";
    private static final String SUM = "```math\na = d\n```\n\nFormula `sum`, computed by [`Sums.of`](../Sums.java).\n";

    @Test
    void stepsAreNoFormulasOfTheirOwn() {
        assertEquals(List.of(new Formula("sum", "a = d", "of", "../Sums.java")), Formula.of(STEP + SUM));
    }

    @Test
    void stepsLeadToAFormulaOfTheirPage() {
        String message = assertThrows(IllegalArgumentException.class, () -> Formula.of(STEP))
                .getMessage();
        assertTrue(message.contains("[sum]"), message);
    }

    @Test
    void aFormulaWithoutAWordIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Formula.of("```math\na = b\n```\n\nAnd so on.\n"));
    }
}
