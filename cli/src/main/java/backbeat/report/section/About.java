package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.run.RunFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What has to be known of a published table and no figure of a run says: how its rows were drawn, what its words mean. It is said
 * only where the run's file is the published one, to the byte.
 */
final class About {
    private About() {}

    /** The paragraphs for a chapter; none where nothing is known about the run's data. */
    static List<Block> blocks(RunFiles run, String chapter) {
        String recipe = run.result().data().recipe();
        if (!run.result().data().verified() || !recipe.matches("[a-z0-9-]+")) {
            return List.of();
        }
        try (InputStream in = About.class.getResourceAsStream("/backbeat/report/about/" + recipe + ".txt")) {
            if (in == null) {
                return List.of();
            }
            String begins = chapter + ": ";
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith(begins))
                    .<Block>map(line -> new Block.Paragraph(line.substring(begins.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
