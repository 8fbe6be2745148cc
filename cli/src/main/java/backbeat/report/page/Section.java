package backbeat.report.page;

import java.util.List;

/**
 * A chapter.
 *
 * @param id     its address within the page: letters, digits, dashes
 * @param title  its heading
 * @param blocks its text
 */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
