package backbeat.cli;

import backbeat.experiment.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders of finished runs, told by the record of their times. */
final class LatestRun {
    private LatestRun() {}

    /** Every run below a folder, itself included, by name; none where there is no such folder. */
    static List<Path> all(Path folder) throws IOException {
        if (Files.exists(folder.resolve(StudyFiles.TIMINGS))) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(StudyFiles.TIMINGS))
                            && !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The run that ended last. */
    static Optional<Path> below(Path folder) throws IOException {
        return all(folder).stream().max(Comparator.comparingLong(LatestRun::ended));
    }

    private static long ended(Path run) {
        return run.resolve(StudyFiles.TIMINGS).toFile().lastModified();
    }
}
