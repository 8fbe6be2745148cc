package backbeat.cli;

import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy;
import backbeat.result.PublishedStudy.Ablation;
import backbeat.result.PublishedStudy.Candidate;
import backbeat.result.PublishedStudy.Hypothesis;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The published table, re-examined, as text of at most 80 columns. */
record PublishedTable(PrintWriter out) {
    /** Readings that are farther than the nearest, and shown. */
    private static final int OTHERS = 4;

    void print(PublishedStudy study, String label) {
        if (study.source().equals("synthetic")) {
            out.println("!!! SYNTHETIC DATA: this says nothing about the published table. !!!");
        }
        out.println("Positive rows by threshold (by the write-up, about 45 % are " + label + "):");
        wrapped(
                ", ",
                study.balance().stream()
                        .map(rate -> Numbers.fixed(rate.threshold(), 0) + ": " + Numbers.percent(rate.positiveRate()))
                        .toList());
        out.println();
        out.println(Numbers.grouped(study.searched()) + " settings compared. One label for all, nearest to "
                + study.figures().size() + " published figures:");
        settings(study);
        out.println();
        List<Hypothesis> near =
                study.hypotheses().stream().filter(Hypothesis::asNear).toList();
        out.println(Numbers.grouped(near.size()) + (near.size() == 1 ? " reading comes" : " readings come")
                + " as near as these test rows can tell (95 % interval of the");
        out.println("distance over other test rows; kNN is judged on 4,000 of them at most):");
        readings(near);
        out.println();
        out.println("The nearest of the others:");
        readings(study.hypotheses().stream()
                .filter(reading -> !reading.asNear())
                .limit(OTHERS)
                .toList());
        out.println();
        out.println("What the columns are worth (one row per group, threshold as stated):");
        TextTable ablation = new TextTable("model", "columns", "accuracy", "AUC");
        for (Ablation row : study.ablation()) {
            ablation.add(row.model(), row.columns(), figure(row.accuracy()), figure(row.auc()));
        }
        ablation.lines().forEach(out::println);
    }

    private void readings(List<Hypothesis> readings) {
        for (Hypothesis reading : readings) {
            Candidate nearest = reading.nearest();
            out.println("  " + distance(nearest) + " (" + Numbers.fixed(reading.low(), 3) + " to "
                    + Numbers.fixed(reading.high(), 3) + ")");
            wrapped(
                    "; ",
                    List.of(
                            "kNN, forest " + reading.learners(),
                            "network " + reading.network(),
                            "label " + reading.label(),
                            reading.fit()));
        }
    }

    private void settings(PublishedStudy study) {
        List<String> header = new ArrayList<>(List.of("", "distance"));
        for (PublishedFigure figure : study.figures()) {
            header.add(figure.model() + " " + (figure.metric().equals("auc") ? "AUC" : "acc."));
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        table.add(row("published", "", study.figures()));
        int number = 0;
        for (Candidate candidate : study.nearest()) {
            number++;
            table.add(row("setting " + number, distance(candidate), candidate.figures()));
        }
        table.lines().forEach(out::println);
        number = 0;
        for (Candidate candidate : study.nearest().stream().limit(3).toList()) {
            number++;
            out.println("Setting " + number + " (" + Numbers.percent(candidate.positiveRate()) + " positive):");
            List<String> settings = candidate.settings().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .toList();
            wrapped("; ", settings);
        }
    }

    /** Prints the parts, as many on a line as fit. */
    private void wrapped(String separator, List<String> parts) {
        StringBuilder line = new StringBuilder(" ");
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i) + (i + 1 < parts.size() ? separator.strip() : "");
            if (line.length() + 1 + part.length() > Backbeat.WIDTH && line.length() > 1) {
                out.println(line);
                line.setLength(1);
            }
            line.append(' ').append(part);
        }
        out.println(line);
    }

    private static String[] row(String name, String distance, List<PublishedFigure> figures) {
        List<String> cells = new ArrayList<>(List.of(name, distance));
        figures.forEach(figure -> cells.add(figure(figure.value())));
        return cells.toArray(String[]::new);
    }

    private static String distance(Candidate candidate) {
        return Numbers.fixed(candidate.distance(), 4);
    }

    private static String figure(double value) {
        return Numbers.fixed(value, 3);
    }
}
