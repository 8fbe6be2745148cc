#!/usr/bin/env bash
# Weka 3.8.6, IBk (k nearest neighbors) with its default settings.
# Guess: a fitted model answers the same row the same way; ranges for scaling come from the training rows alone.
# Seen: every row that is asked about widens the ranges that distances are scaled by: after one row with a large value the
#   answer for another row turns from class p to class n.
# Why it matters: predictions depend on the order of the rows and on what else was scored; compared row by row with
#   Backbeat's kNN (min-max scaled by hand) they differ from the first outlier on.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
java_program << 'JAVA'
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.lazy.IBk;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

class Trial {
    public static void main(String[] arguments) throws Exception {
        Attribute label = new Attribute("label", List.of("n", "p"));
        Instances rows = new Instances("rows", new ArrayList<>(List.of(new Attribute("x"), new Attribute("y"), label)), 3);
        rows.setClassIndex(2);
        for (double[] row : new double[][] {{0, 0, 0}, {1, 0.3, 1}, {0.3, 1, 0}}) rows.add(new DenseInstance(1, row));
        IBk model = new IBk(1);
        model.buildClassifier(rows);
        ask(model, rows, 0.7, 0.67);
        ask(model, rows, 100, 0);
        ask(model, rows, 0.7, 0.67);
    }

    private static void ask(IBk model, Instances rows, double x, double y) throws Exception {
        DenseInstance row = new DenseInstance(1, new double[] {x, y, 0});
        row.setDataset(rows);
        System.out.println("(" + x + ", " + y + ") -> " + rows.classAttribute().value((int) model.classifyInstance(row)));
    }
}
JAVA

seen << 'SEEN'
(0.7, 0.67) -> p
(100.0, 0.0) -> n
(0.7, 0.67) -> n
SEEN
