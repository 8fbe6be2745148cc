package backbeat.report.page;

import java.util.List;

/**
 * A document.
 *
 * @param title    its name
 * @param lead     one sentence below the name
 * @param sections its chapters
 * @param footer   one sentence at the end
 */
public record Page(String title, String lead, List<Section> sections, String footer) {
    public Page {
        sections = List.copyOf(sections);
    }
}
