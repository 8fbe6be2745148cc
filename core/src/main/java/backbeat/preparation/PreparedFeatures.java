package backbeat.preparation;

import backbeat.table.Table;
import java.util.function.Supplier;

/**
 * The features of the parts of a split, and what made them of raw values.
 *
 * @param preprocessor fitted on the training rows
 * @param train        gives the training rows; where they are not in this process, it fetches them at the first call
 * @param validation   rows to choose on
 * @param test         rows to report on
 */
public record PreparedFeatures(Preprocessor preprocessor, Supplier<Table> train, Table validation, Table test) {}
