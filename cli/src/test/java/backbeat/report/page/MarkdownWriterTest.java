package backbeat.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Names from outside in {@code report.md}: text, whatever they say. */
class MarkdownWriterTest {
    private static final String ESCAPES = "\u001b]0;owned\u0007\u009b2J\u202e\u2066\u200f";
    private static final String EVIL =
            "<script>x</script> ![a](http://b) [c](javascript:d) **e** `f` | g ~~h~~ http://i.j\n# k " + ESCAPES;

    private static String markdown() {
        List<Block> blocks = List.of(
                new Block.Paragraph(EVIL),
                new Block.Verdict(EVIL),
                new Block.Notice(EVIL),
                new Block.Bullets(List.of(EVIL)),
                new Block.Table(EVIL, List.of("Model", EVIL), List.of(List.of("knn", EVIL))),
                new Block.Fold(EVIL, List.of(new Block.Paragraph(EVIL))),
                new Block.Code("./backbeat run\n" + EVIL));
        return MarkdownWriter.write(new Page(EVIL, EVIL, List.of(new Section("first", EVIL, blocks)), EVIL));
    }

    @Test
    void nothingSteersATerminalOrTurnsTheWriting() {
        String text = markdown();
        for (char c : ESCAPES.toCharArray()) {
            assertTrue(c >= ' ' && c < 0x7F || text.indexOf(c) < 0, () -> String.format("\\u%04x", (int) c));
        }
        assertTrue(text.contains("u001b"), text);
    }

    @Test
    void nothingIsMarkup() {
        Node page = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown());
        StringBuilder read = new StringBuilder();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                throw new AssertionError("a link to " + link.getDestination());
            }

            @Override
            public void visit(Image image) {
                throw new AssertionError("an image of " + image.getDestination());
            }

            @Override
            public void visit(HtmlInline html) {
                throw new AssertionError(html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                String ours = html.getLiteral().replaceAll("</?details>|</?summary>", "");
                assertFalse(ours.contains("<") || ours.contains(">"), html.getLiteral());
            }

            @Override
            public void visit(Text text) {
                read.append(text.getLiteral());
            }
        });
        assertTrue(read.toString().contains("<script>x</script> ![a](http://b) [c](javascript:d) **e** `f` | g ~~h~~"));
        assertFalse(
                markdown().lines().anyMatch(line -> !line.startsWith("    ") && line.contains("http://i")),
                "GitHub makes links of bare addresses, but not in code");
    }

    @Test
    void aParagraphHasAnEnd() {
        assertEquals(10_001, MarkdownWriter.escape("a".repeat(50_000)).length());
    }
}
