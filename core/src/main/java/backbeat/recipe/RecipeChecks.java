package backbeat.recipe;

import backbeat.data.Columns;
import backbeat.data.GroupKey;
import backbeat.data.Relation;
import backbeat.data.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the parts of a {@link Recipe} fit its columns and one another. Every check throws an {@link IllegalArgumentException} whose
 * message names what does not fit.
 *
 * @param columns the columns that are read
 */
record RecipeChecks(Columns columns) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Names become names of files and folders: they must not lead out of theirs. */
    static void fileName(String what, String name) {
        require(
                NAME.matcher(name).matches() && !name.startsWith("."),
                "The name of a " + what + " has letters, digits, '-', '_' and '.', at most 100 and no point in front;"
                        + " '" + Values.shown(name) + "' has not");
    }

    void ranges(Map<String, Recipe.Range> plausible) {
        for (String column : plausible.keySet()) {
            require(columns.numeric().contains(column), "The range of '" + column + "' is for no numeric column");
        }
    }

    void knowledge(Knowledge knowledge) {
        for (Derived column : knowledge.derived()) {
            for (String text : column.columns()) {
                require(
                        columns.texts().contains(text),
                        "The derived column '" + column.name() + "' is made of '" + Values.shown(text)
                                + "', which is not a text column");
            }
            column.over()
                    .ifPresent(over -> require(
                            columns.categorical().contains(over),
                            "The derived column '" + column.name() + "' is over '" + Values.shown(over)
                                    + "', which is not a set column"));
            require(
                    !columns.names().contains(column.name()),
                    "The derived column '" + column.name() + "' has the name of a column of the file");
        }
        for (Knowledge.Step step : knowledge.steps()) {
            for (String left : step.without()) {
                require(
                        isNumber(left) || columns.categorical().contains(left),
                        "The step '" + step.name() + "' leaves out '" + Values.shown(left)
                                + "', which is no feature column");
            }
        }
    }

    void relations(List<Relation> relations) {
        Set<String> names = new HashSet<>();
        for (Relation relation : relations) {
            require(names.add(relation.name()), "The relation '" + relation.name() + "' is defined twice");
            for (String column : relation.columns()) {
                require(
                        columns.texts().contains(column) || isNumber(column),
                        "The relation '" + relation.name() + "' names '" + Values.shown(column)
                                + "', which is neither a text column nor a number");
            }
        }
    }

    void missing(RowRules rows) {
        for (String column : rows.missing().columns().keySet()) {
            require(
                    isNumber(column)
                            || columns.numericSources().contains(column)
                            || columns.categorical().contains(column),
                    "missing.columns names '" + Values.shown(column) + "', which is no feature column");
        }
        for (String column : columns.reading().columnMarks().keySet()) {
            require(
                    columns.names().contains(column),
                    "missing.marks names '" + Values.shown(column) + "', which is no column that is read");
        }
    }

    void dates(Optional<SyntheticSpec> synthetic) {
        require(
                synthetic.isEmpty() || columns.reading().dates().isEmpty(),
                "Dates cannot be imitated: synthetic is for recipes without columns.date");
    }

    void label() {
        require(columns.label().isPresent(), "The recipe has no label rule");
    }

    void merge(RowRules rows) {
        for (String column : rows.merge().columns().keySet()) {
            require(
                    isNumber(column) || columns.label().orElseThrow().column().equals(column),
                    "merge.columns names '" + Values.shown(column) + "', which is neither a number nor the label");
        }
    }

    void texts(List<String> dropped, Optional<String> id, List<String> display) {
        for (String column : dropped) {
            require(!columns.names().contains(column), "The column '" + column + "' is both used and dropped");
        }
        id.ifPresent(column ->
                require(columns.texts().contains(column), "The id column '" + column + "' is not a text column"));
        for (String column : display) {
            require(columns.texts().contains(column), "The display column '" + column + "' is not a text column");
        }
    }

    void groups(List<GroupKey> groups, Optional<String> cluster) {
        Set<String> names = new HashSet<>();
        for (GroupKey key : groups) {
            require(names.add(key.name()), "The group key '" + key.name() + "' is defined twice");
            for (String column : key.columns()) {
                require(
                        columns.texts().contains(column),
                        "The group key '" + key.name() + "' names '" + column + "', which is not a text column");
            }
        }
        cluster.ifPresent(key ->
                require(names.contains(key), "'cluster' names the group key '" + key + "', which is not defined"));
    }

    void protocols(List<GroupKey> groups, List<Protocol> protocols, String defaultProtocol) {
        Set<String> keys = groups.stream().map(GroupKey::name).collect(Collectors.toSet());
        Set<String> names = new HashSet<>();
        names.add(Protocol.ROWS.name());
        for (Protocol protocol : protocols) {
            fileName("protocol", protocol.name());
            require(names.add(protocol.name()), "The protocol '" + protocol.name() + "' is defined twice");
            for (Optional<String> key : List.of(protocol.onePer(), protocol.together())) {
                key.ifPresent(named -> require(
                        keys.contains(named),
                        "The protocol '" + protocol.name() + "' names the group key '" + named
                                + "', which is not defined"));
            }
            require(
                    protocol.threshold().isEmpty()
                            || columns.label().orElseThrow().isNumeric(),
                    "The protocol '" + protocol.name() + "' sets a threshold, but the label rule compares texts");
        }
        require(names.contains(defaultProtocol), "The default protocol '" + defaultProtocol + "' is not defined");
    }

    private boolean isNumber(String column) {
        return columns.numericFeatures().contains(column);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
