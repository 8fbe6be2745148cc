package backbeat.result;

import java.util.List;

/**
 * The leak staircase on its own. This record is {@code leaks.json}; {@code run} has the same steps in
 * {@code metrics.json}.
 *
 * @param schema {@link StudyResult#SCHEMA}
 * @param seed   the seed
 * @param source {@code real} or {@code synthetic}
 * @param sha256 of the file
 * @param leaks  the steps, from the one that shares most
 */
public record LeakStudy(int schema, long seed, String source, String sha256, List<LeakStep> leaks) {
    public LeakStudy {
        leaks = List.copyOf(leaks);
    }
}
