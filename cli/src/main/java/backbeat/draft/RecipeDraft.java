package backbeat.draft;

import backbeat.data.DataException;
import backbeat.data.RejectedRow;
import backbeat.data.Values;
import backbeat.draft.DraftColumn.Kind;
import backbeat.draft.DraftColumn.Role;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipe drafted from a file alone. Everything in it is a guess with a reason, for a person to confirm or change.
 *
 * @param name    the recipe's name
 * @param look    the file
 * @param marks   by column, and mark of missing values in it, why
 * @param columns what the columns seem to be, the label's apart
 * @param label   what is positive
 * @param id      the column that tells rows apart, if there is one
 * @param group   the column whose equal values seem to be of one case, if there is one
 * @param equal   how many rows are told apart by nothing that is read, in words, if there are any
 */
public record RecipeDraft(
        String name,
        FileLook look,
        Map<String, Map<String, String>> marks,
        List<DraftColumn> columns,
        DraftLabel label,
        Optional<String> id,
        Optional<String> group,
        Optional<String> equal) {
    /** Rows that share a text with another before it looks like a group. */
    private static final double SHARED = 0.05;

    /**
     * Drafts.
     *
     * @param label the label's column; if empty, it is guessed
     * @throws backbeat.data.DataException if the file cannot be read, or has no column that a label could be made of
     */
    public static RecipeDraft of(Path file, Optional<String> label, Workers workers, Progress progress) {
        FileLook look = FileLook.at(file, workers, progress);
        Map<String, Map<String, String>> marks = new LinkedHashMap<>();
        List<ColumnTexts> all = new ArrayList<>();
        for (ColumnTexts column : look.columns()) {
            Map<String, String> own = Marks.in(column);
            all.add(column.without(own.keySet()));
            if (!own.isEmpty()) {
                marks.put(column.name(), own);
            }
        }
        DraftLabel drafted = DraftLabel.of(all, label);
        ColumnTexts target = all.stream()
                .filter(column -> column.name().equals(drafted.rule().column()))
                .findFirst()
                .orElseThrow();
        List<ColumnTexts> others =
                all.stream().filter(column -> column != target).toList();
        List<DraftColumn> columns =
                withSomeFeature(look, others.stream().map(ColumnJudge::judge).toList());
        for (DraftLabel.Cut cut : drafted.cuts(target)) {
            columns = new GiveAways(cut.labels(), cut.told()).dropped(columns, others);
        }
        columns = DateParts.apart(columns, target.name());
        Optional<String> id = columns.stream()
                .filter(column -> column.role() == Role.TEXT && column.kind() == Kind.IDENTIFIER)
                .map(DraftColumn::name)
                .findFirst();
        columns.stream().filter(column -> column.role() == Role.DROPPED).forEach(column -> marks.remove(column.name()));
        return new RecipeDraft(
                recipeName(file),
                look,
                marks,
                columns,
                drafted,
                id,
                group(columns, others),
                EqualRows.told(columns, others, target));
    }

    /** Where nothing else is there, a running number has to do. */
    private static List<DraftColumn> withSomeFeature(FileLook look, List<DraftColumn> columns) {
        if (columns.stream().anyMatch(column -> column.role().isFeature())) {
            return columns;
        }
        List<DraftColumn> numbers = columns.stream()
                .map(column -> column.kind() == Kind.IDENTIFIER && column.role() == Role.DROPPED
                        ? column.as(Role.NUMERIC, column.reason() + "? There is no other column to learn from")
                        : column)
                .toList();
        if (numbers.stream().noneMatch(column -> column.role().isFeature())) {
            throw new DataException(look.file() + " has no column to learn from: "
                    + Stream.concat(
                                    numbers.stream()
                                            .limit(10)
                                            .map(column ->
                                                    "'" + Values.shown(column.name(), 40) + "': " + column.reason()),
                                    Stream.of(look.repeats()).filter(text -> !text.isEmpty()))
                            .collect(Collectors.joining("; ")));
        }
        return numbers;
    }

    /** Letters, digits, '-', '_' and '.' of the file's name. */
    private static String recipeName(Path file) {
        String name =
                file.getFileName().toString().replaceFirst("(\\.gz)?$", "").replaceFirst("\\.[A-Za-z0-9]+$", "");
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
        return plain.isEmpty() ? "table" : plain.substring(0, Math.min(plain.length(), 100));
    }

    /** A column of texts of which some, not most, occur in several rows. */
    private static Optional<String> group(List<DraftColumn> drafts, List<ColumnTexts> columns) {
        for (int c = 0; c < drafts.size(); c++) {
            ColumnTexts column = columns.get(c);
            if (drafts.get(c).role() != Role.TEXT || ColumnJudge.isLikeADate(column)) {
                continue;
            }
            Map<String, Integer> rows = new HashMap<>();
            column.present()
                    .forEach(code -> rows.merge(column.values().get(code), column.counts()[code], Integer::sum));
            long shared = rows.values().stream()
                    .filter(count -> count > 1)
                    .mapToLong(Integer::longValue)
                    .sum();
            boolean whole = column.filled() == column.rows();
            if (whole && shared > SHARED * column.rows() && rows.size() >= 20) {
                return Optional.of(column.name());
            }
        }
        return Optional.empty();
    }

    /** The columns of one list. */
    List<DraftColumn> of(Role role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }

    /** The text columns that name a row to people: those that tell most first. */
    List<String> display() {
        List<String> names = new ArrayList<>();
        of(Role.TEXT).forEach(column -> names.add(column.name()));
        id.ifPresent(name -> {
            names.remove(name);
            names.add(name);
        });
        return names.subList(0, Math.min(3, names.size()));
    }

    /** The draft as a recipe with comments. */
    public String json() {
        return new DraftWriter(this).text();
    }

    /** The draft as a recipe. */
    public Recipe recipe() {
        return RecipeJson.parse(
                json().getBytes(StandardCharsets.UTF_8),
                "the recipe drafted from " + look.rows().origin());
    }

    /** What should not go unsaid of the file as a whole: rows that cannot be read, and a header that may be none. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        List<RejectedRow> lost = look.rows().rejected();
        if (!lost.isEmpty()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%,d of %s cannot be read and %s line %d: %s; a run stops at it, unless --on-bad-row skip is added",
                    lost.size(),
                    Numbers.counted(lost.size() + look.rows().rows(), "row"),
                    lost.size() == 1 ? "is left out here," : "are left out here, the first of them in",
                    lost.get(0).line(),
                    lost.get(0).reason()));
        }
        doubts.addAll(look.guess().doubts());
        if (!look.repeated().isEmpty()) {
            doubts.add(look.repeats());
        }
        equal.ifPresent(doubts::add);
        boolean texts =
                columns.stream().noneMatch(column -> column.role() == Role.NUMERIC || column.role() == Role.DATE);
        if (look.dialect().header() && texts && !look.hasNumbers()) {
            doubts.add("the first row is taken for the header; if it is data, write \"csv\": {\"header\": [a name for"
                    + " each column]}");
        }
        return doubts;
    }

    /** What was found, in sentences for people. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(Numbers.counted(look.rows().rows(), "row") + ", "
                + Numbers.counted(look.guess().names().size(), "column"));
        remarks.addAll(doubts());
        for (Role role : Role.values()) {
            List<DraftColumn> list = of(role);
            if (!list.isEmpty()) {
                remarks.add(role.key() + ": "
                        + Values.shown(list.stream()
                                .map(column -> column.name().isBlank() ? "(no name)" : column.name())
                                .collect(Collectors.joining(", "))));
            }
        }
        columns.stream()
                .filter(column -> column.kind() == Kind.TOLD)
                .forEach(column -> remarks.add("'" + Values.shown(column.name(), 40) + "': " + column.reason()));
        marks().forEach((column, own) -> own.forEach((mark, why) -> remarks.add(
                "missing where '" + Values.shown(column, 40) + "' says '" + Values.shown(mark) + "': " + why)));
        remarks.add("label: " + Values.shown(label.rule().toString()));
        return remarks;
    }
}
