package backbeat.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathMlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2            | <msup><mi>x</mi><mn>2</mn></msup>",
                "W_{1,j}        | <msub><mi>W</mi><mrow><mn>1</mn><mo>,</mo><mi>j</mi></mrow></msub>",
                "a_0^2          | <msubsup><mi>a</mi><mn>0</mn><mn>2</mn></msubsup>",
                "\\frac{P}{N}   | <mfrac><mrow><mi>P</mi></mrow><mrow><mi>N</mi></mrow></mfrac>",
                "0.999 v        | <mn>0.999</mn><mi>v</mi>",
                "a < b          | <mi>a</mi><mo>&lt;</mo><mi>b</mi>",
                "-1             | <mo>−</mo><mn>1</mn>",
                "\\sum_j x      | <munder><mo>∑</mo><mi>j</mi></munder><mi>x</mi>",
                "\\sqrt{v}      | <msqrt><mrow><mi>v</mi></mrow></msqrt>",
                "p(x)           | <mi>p</mi><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>",
                "\\text{no row} | <mtext>no row</mtext>"
            })
    void translates(String tex, String mathMl) {
        assertEquals(
                "<math><mrow>" + mathMl + "</mrow></math>", MathMl.inline(tex).replace(' ', ' '));
    }

    @Test
    void knowsRowsAndCases() {
        String aligned = MathMl.block("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}");
        assertTrue(aligned.startsWith("<math display=\"block\">"));
        assertEquals(2, aligned.split("<mtr>", -1).length - 1);
        assertTrue(MathMl.block("\\begin{cases} 0 & \\text{if} \\\\ 1 & x \\end{cases}")
                .contains("<mo>{</mo><mtable"));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        String message = assertThrows(IllegalArgumentException.class, () -> MathMl.inline("x + \\oint y"))
                .getMessage();
        assertEquals("The book does not know \\oint at character 9 of: x + \\oint y", message);
        assertThrows(IllegalArgumentException.class, () -> MathMl.inline("\\left( a"));
        assertThrows(IllegalArgumentException.class, () -> MathMl.inline("a }"));
    }
}
