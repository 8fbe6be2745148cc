package backbeat.report.page;

import backbeat.csv.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables of a page as CSV files beside it, their cells as the page shows them but for the sign of numbers below zero. */
public final class TableFiles {
    /** The folder of the files, beside the page. */
    public static final String FOLDER = "tables";

    private static final int LONGEST_NAME = 48;

    /** A number's minus sign; programs that read the files know the hyphen only. */
    private static final Pattern MINUS = Pattern.compile(Show.MINUS + "(?=\\d)");

    private final Map<Block.Table, String> names = new IdentityHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private TableFiles() {}

    /** The files of all tables of a page, the folded ones included. */
    public static TableFiles of(Page page) {
        TableFiles files = new TableFiles();
        page.sections().forEach(section -> files.add(section.id(), section.blocks()));
        return files;
    }

    private void add(String section, List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Fold fold) {
                add(section, fold.blocks());
            } else if (block instanceof Block.Table table && !table.rows().isEmpty()) {
                String name = FOLDER + "/" + name(section + " " + table.caption());
                names.put(table, name);
                texts.put(name, csv(table));
            }
        }
    }

    private String name(String words) {
        String plain =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String start = plain.length() > LONGEST_NAME
                ? plain.substring(0, plain.lastIndexOf('-', LONGEST_NAME)) // at the end of a word
                : plain;
        String name = start;
        for (int again = 2; !used.add(name); again++) {
            name = start + "-" + again;
        }
        return name + ".csv";
    }

    private static String csv(Block.Table table) {
        CsvWriter csv = new CsvWriter();
        table.header().forEach(csv::field);
        csv.endRow();
        for (List<String> row : table.rows()) {
            row.forEach(cell -> csv.field(MINUS.matcher(cell).replaceAll("-")));
            csv.endRow();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            csv.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The file of a table; empty where it has none. */
    Optional<String> file(Block.Table table) {
        return Optional.ofNullable(names.get(table));
    }

    /** The files' texts by name. */
    public Map<String, String> texts() {
        return Map.copyOf(texts);
    }
}
