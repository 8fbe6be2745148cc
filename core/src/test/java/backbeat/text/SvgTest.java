package backbeat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgTest {
    @Test
    void foreignTextIsTextInAReadingOfTheFile() throws Exception {
        String hostile = "<script>\"&amp; 'x'</script>";
        String file = new Svg()
                .text(1, 2.25, hostile, "class", hostile)
                .path(new double[] {0, 1.04, 9}, new double[] {1, -0.04, 9}, 2, "class", "line")
                .finish(10, 20, hostile, "text { fill: red }\n");
        Document read = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        Element root = read.getDocumentElement();
        assertEquals("0 0 10 20", root.getAttribute("viewBox"));
        assertEquals(hostile, root.getElementsByTagName("title").item(0).getTextContent());
        Element text = (Element) root.getElementsByTagName("text").item(0);
        assertEquals(hostile, text.getTextContent());
        assertEquals(hostile, text.getAttribute("class"));
        assertEquals("2.3", text.getAttribute("y"));
        Element line = (Element) root.getElementsByTagName("polyline").item(0);
        assertEquals("0,1 1,0", line.getAttribute("points"));
        assertEquals(0, root.getElementsByTagName("script").getLength());
    }

    @Test
    void aValueInTheNamesPlaceIsNoticed() {
        Svg svg = new Svg();
        String message = assertThrows(
                        IllegalArgumentException.class, () -> svg.text(1, 1, "fill", "#263238", "a caption"))
                .getMessage();
        assertEquals("No name of an attribute: #263238", message);
    }

    @Test
    void whatIsAddedLiesOverWhatThereIs() {
        Svg below = new Svg().circle(1, 1, 1);
        String file = below.add(new Svg().line(0, 0, 1, 1)).finish(2, 2, "", "");
        assertEquals(
                "<circle cx=\"1\" cy=\"1\" r=\"1\"/>\n<line x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\"/>\n",
                file.substring(file.indexOf("<circle"), file.indexOf("</svg>")));
    }
}
