package backbeat.preparation;

import backbeat.data.DateColumn;
import backbeat.data.Reading;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ejml.data.FMatrixRMaj;

/**
 * Features that were prepared apart, column by column ({@link FeatureFit}), as those of all columns prepared at once: raw numbers
 * come first, in the order of the parts, then the indicators of missing values, then the numbers of sets. Immutable.
 */
public final class JoinedFeatures {
    private final List<Preprocessor> parts;
    private final List<Place> places = new ArrayList<>();
    private final Preprocessor preprocessor;

    /** A numeric column: the part that has it, and its place there. */
    private record Place(int part, int column) {}

    /** Numbers of sets: the part that has them, which of its derived ones they are. */
    private record Derived(int part, int number, SetNumbers numbers) {}

    /**
     * @param parts   in the order of the columns: numbers, dates, booleans, categories; at least one
     * @param reading that of all columns
     * @param derived the names of the numbers of sets, in their order
     */
    public JoinedFeatures(List<Preprocessor> parts, Reading reading, List<String> derived) {
        this.parts = List.copyOf(parts);
        List<Double> fills = new ArrayList<>();
        List<Integer> indicators = new ArrayList<>();
        List<Optional<String>> categories = new ArrayList<>();
        List<DateColumn> dates = new ArrayList<>();
        List<CategoricalColumn> categorical = new ArrayList<>();
        List<Derived> numbers = new ArrayList<>();
        int booleans = 0;
        for (int p = 0; p < parts.size(); p++) {
            Preprocessor part = parts.get(p);
            for (int column : part.gaps().indicators()) {
                indicators.add(fills.size() + column);
            }
            for (int c = 0; c < part.rawNumbers(); c++) {
                fills.add(part.gaps().fills()[c]);
                places.add(new Place(p, c));
            }
            for (int k = 0; k < part.derived().size(); k++) {
                numbers.add(new Derived(p, k, moved(part.derived().get(k), categorical.size())));
            }
            categories.addAll(part.gaps().categories());
            categorical.addAll(part.schema().categorical());
            dates.addAll(part.reading().dates());
            booleans += part.booleans();
        }
        for (int p = 0; p < parts.size(); p++) {
            for (int c = parts.get(p).rawNumbers(); c < parts.get(p).ownNumbers(); c++) {
                places.add(new Place(p, c));
            }
        }
        numbers.sort(Comparator.comparingInt(one -> derived.indexOf(one.numbers.name())));
        for (Derived one : numbers) {
            int first = parts.get(one.part).ownNumbers() + one.number * SetNumbers.COUNT;
            for (int c = 0; c < SetNumbers.COUNT; c++) {
                places.add(new Place(one.part, first + c));
            }
        }
        this.preprocessor = new Preprocessor(
                new Schema(places.stream().map(this::name).toList(), categorical),
                booleans,
                figures(place -> of(place).lower(place.column)),
                figures(place -> of(place).upper(place.column)),
                figures(place -> of(place).mean(place.column)),
                figures(place -> of(place).deviation(place.column)),
                parts.get(0).dropping(),
                new Gaps(
                        fills.stream().mapToDouble(Double::doubleValue).toArray(),
                        indicators.stream().mapToInt(Integer::intValue).toArray(),
                        categories),
                reading.withDates(dates),
                numbers.stream().map(Derived::numbers).toList());
    }

    /** The same numbers, of a column that stands so many places further on. */
    private static SetNumbers moved(SetNumbers numbers, int places) {
        return new SetNumbers(numbers.name(), places + numbers.column(), numbers.average(), numbers.rates());
    }

    private Preprocessor of(Place place) {
        return parts.get(place.part);
    }

    private String name(Place place) {
        return of(place).schema().numeric().get(place.column);
    }

    private double[] figures(ToDoubleFunction<Place> figure) {
        return places.stream().mapToDouble(figure).toArray();
    }

    /** What prepares all columns. */
    public Preprocessor preprocessor() {
        return preprocessor;
    }

    /**
     * The table of all columns.
     *
     * @param tables of the parts, in their order, with the same rows
     */
    public Table table(List<Table> tables) {
        int rows = tables.get(0).rows();
        int d = places.size();
        FMatrixRMaj block = new FMatrixRMaj(rows, d);
        for (int c = 0; c < d; c++) {
            Table part = tables.get(places.get(c).part);
            int column = places.get(c).column;
            for (int row = 0; row < rows; row++) {
                block.data[row * d + c] = part.value(row, column);
            }
        }
        List<int[]> codes = new ArrayList<>();
        List<SetColumn> sets = new ArrayList<>();
        for (Table part : tables) {
            for (int c = 0; c < part.schema().categoricalCount(); c++) {
                codes.add(part.codes(c));
                sets.add(part.sets(c));
            }
        }
        return new Table(preprocessor.schema(), block, codes.toArray(int[][]::new), sets.toArray(SetColumn[]::new));
    }

    /**
     * Something of each column, in the order of the joined columns.
     *
     * @param ofParts by part that of its numeric columns and then of its categorical ones
     */
    public <T> List<T> columns(List<List<T>> ofParts) {
        List<T> joined = new ArrayList<>();
        for (Place place : places) {
            joined.add(ofParts.get(place.part).get(place.column));
        }
        for (int p = 0; p < parts.size(); p++) {
            List<T> part = ofParts.get(p);
            joined.addAll(part.subList(parts.get(p).schema().numericCount(), part.size()));
        }
        return joined;
    }
}
