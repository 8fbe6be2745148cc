package backbeat.serve;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.explanation.RawValue;
import backbeat.insight.Explainer;
import backbeat.preparation.Preprocessor;
import backbeat.study.StudySet;
import backbeat.table.CategoricalColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The fields of a row that models ask for, by the columns of the file: a date is one field, whatever numbers it becomes.
 * What is said of a row here is what {@code predict} would read of it.
 */
record RowFields(StudySet set, Explainer explainer) {
    /** The columns, with the range of their values among the training rows and whether a value may be missing. */
    List<Map<String, Object>> columns() {
        Preprocessor preprocessor = set.preprocessor();
        Columns columns = preprocessor.columns();
        double[] fills = preprocessor.gaps().fills();
        List<String> sources = columns.numericSources();
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        for (int c = 0; c < preprocessor.rawNumbers(); c++) {
            String name = sources.get(c);
            if (found.containsKey(name)) {
                continue; // another part of a date
            }
            Map<String, Object> column = column(name, !Double.isNaN(fills[c]));
            Optional<DateColumn> date = date(columns, name);
            if (date.isPresent()) {
                column.put("kind", "date");
                column.put("form", form(date.get()));
            } else if (columns.booleans().contains(name)) {
                column.put("kind", "boolean");
            } else {
                column.put("kind", "number");
                range(column, name);
            }
            found.put(name, column);
        }
        for (int c = 0; c < preprocessor.schema().categoricalCount(); c++) {
            CategoricalColumn categorical = preprocessor.schema().categorical().get(c);
            boolean gaps = preprocessor.gaps().categories().get(c).isPresent();
            Map<String, Object> column = column(categorical.name(), gaps);
            column.put("kind", categorical.isSet() ? "set" : "category");
            categorical.separator().ifPresent(separator -> column.put("separator", separator.toString()));
            column.put(
                    "categories",
                    categorical.categories().stream()
                            .filter(category -> !category.isEmpty())
                            .toList());
            found.put(categorical.name(), column);
        }
        return new ArrayList<>(found.values());
    }

    private static Map<String, Object> column(String name, boolean gaps) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", name);
        column.put("gaps", gaps);
        return column;
    }

    private static Optional<DateColumn> date(Columns columns, String name) {
        return columns.reading().dates().stream()
                .filter(date -> date.column().equals(name))
                .findFirst();
    }

    /** How a date is to be entered, with its hour where that is one of the numbers it becomes. */
    private static String form(DateColumn date) {
        String iso = date.parts().contains(DatePart.HOUR) ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-dd";
        return date.pattern().orElse(iso);
    }

    private void range(Map<String, Object> column, String name) {
        Dataset dataset = set.dataset();
        int place = dataset.columns().numericFeatures().indexOf(name);
        double[] values = Arrays.stream(dataset.numbers(place, set.split().train()))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        column.put("low", RawValue.exact(Arrays.stream(values).min().orElse(0)));
        column.put("high", RawValue.exact(Arrays.stream(values).max().orElse(1)));
        column.put("whole", Arrays.stream(values).allMatch(value -> value == Math.rint(value)));
    }

    /** The fields of a row of the data; a missing value is empty. */
    Map<String, String> values(int place) {
        Map<String, String> features = explainer.values(place);
        Dataset dataset = set.dataset();
        for (DateColumn date : dataset.columns().reading().dates()) {
            List<String> names = date.features();
            int first = dataset.columns().numericFeatures().indexOf(names.get(0));
            double[] parts = IntStream.range(0, names.size())
                    .mapToDouble(part -> dataset.number(first + part, place))
                    .toArray();
            names.forEach(features::remove);
            features.put(date.column(), Double.isNaN(parts[0]) ? "" : date.text(parts));
        }
        return features;
    }
}
