#!/usr/bin/env bash
# Tribuo 4.3.2, LibSVMDataSource of a file whose labels are written +1, 1, 1.0 and -1.
# Guess: labels are numbers, as in LIBSVM, scikit-learn and XGBoost: two classes.
# Seen: labels are texts: four classes.
# Why it matters: training rows written by one tool ("+1") and test rows by another ("1") share no class, and accuracy is 0;
#   a model of both has a class too many. Write labels in one way.
. "$(dirname "$0")/lib.sh"

maven org.tribuo:tribuo-classification-core:4.3.2 org.tribuo:tribuo-data:4.3.2
java_program << 'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.datasource.LibSVMDataSource;

class Trial {
    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of("songs.svm"), "+1 1:2 3:4\n1 1:3\n-1 2:1\n1.0 2:2\n");
        TreeSet<String> classes = new TreeSet<>();
        for (Label label : new MutableDataset<>(new LibSVMDataSource<>(Path.of("songs.svm"), new LabelFactory())).getOutputInfo().getDomain()) {
            classes.add(label.getLabel());
        }
        System.out.println(classes.size() + " classes: " + classes);
    }
}
JAVA

seen << 'SEEN'
4 classes: [+1, -1, 1, 1.0]
SEEN
