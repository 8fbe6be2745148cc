#!/usr/bin/env bash
# Lucene 9.9.2 and 10.3.1 (lucene-classification; 10.3.1 by JDK 25), ConfusionMatrixGenerator over an index, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: the accuracy is the share of documents that were classified right, as its documentation says.
# Seen: .60 for 9 of 12 right, .50 for 9 of 15 and .33 for 100 of 200; all right is 1, all wrong .08. The figures are those of right / (documents +
#   wrong), with every empty cell of the matrix counted as one document more that is right. Precision and recall are right; the F1 of all is that
#   of the averages, not the average of the F1.
# Why it matters: the figure is below that of every other tool, most where a model is weak. Take the sum of the matrix's diagonal over
#   getNumberOfEvaluatedDocs().
. "$(dirname "$0")/lib.sh"

cat > "$work/program" << 'JAVA'
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.classification.ClassificationResult;
import org.apache.lucene.classification.Classifier;
import org.apache.lucene.classification.utils.ConfusionMatrixGenerator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

class Trial {
    /** Answers the word that the text consists of. */
    static class Echo implements Classifier<BytesRef> {
        @Override
        public ClassificationResult<BytesRef> assignClass(String text) {
            return new ClassificationResult<>(new BytesRef(text.trim()), 1);
        }

        @Override
        public List<ClassificationResult<BytesRef>> getClasses(String text) {
            return new ArrayList<>(List.of(assignClass(text)));
        }

        @Override
        public List<ClassificationResult<BytesRef>> getClasses(String text, int max) {
            return getClasses(text);
        }
    }

    public static void main(String[] arguments) throws Exception {
        FieldType type = new FieldType();
        type.setStored(true);
        type.setTokenized(true);
        type.setStoreTermVectors(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        for (String table : new String[] {"n:n:6 n:y:2 y:n:1 y:y:3", "a:a:4 a:b:1 b:b:3 b:c:2 c:a:3 c:c:2", "n:n:50 n:y:50 y:n:50 y:y:50",
                "n:n:8 y:y:4", "n:y:8 y:n:4"}) {
            try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
                try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
                    for (String cell : table.split(" ")) {
                        String[] parts = cell.split(":");
                        for (int i = 0; i < Integer.parseInt(parts[2]); i++) {
                            Document document = new Document();
                            document.add(new Field("label", parts[0], type));
                            document.add(new Field("text", parts[1], type));
                            writer.addDocument(document);
                        }
                    }
                }
                try (DirectoryReader reader = DirectoryReader.open(directory)) {
                    var matrix = ConfusionMatrixGenerator.getConfusionMatrix(reader, new Echo(), "label", "text", 100_000);
                    System.out.printf("  %s: %d documents, accuracy %.4f, precision %.4f, recall %.4f, F1 %.4f%n", table, matrix.getNumberOfEvaluatedDocs(),
                            matrix.getAccuracy(), matrix.getPrecision(), matrix.getRecall(), matrix.getF1Measure());
                }
            }
        }
    }
}
JAVA
for version in 9.9.2 10.3.1; do
    [ $version = 9.9.2 ] || jdk_25
    rm -rf "$work"/lib/* "$work"/classes
    maven org.apache.lucene:lucene-classification:$version org.apache.lucene:lucene-analysis-common:$version
    java_program < "$work/program"
    { echo "Lucene $version (label:answer:documents)"; cat "$work/output"; } >> "$work/both"
done
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import accuracy_score, precision_recall_fscore_support

print("scikit-learn, macro averages")
for table in ["n:n:6 n:y:2 y:n:1 y:y:3", "a:a:4 a:b:1 b:b:3 b:c:2 c:a:3 c:c:2", "n:n:50 n:y:50 y:n:50 y:y:50", "n:n:8 y:y:4", "n:y:8 y:n:4"]:
    labels, answers = [], []
    for cell in table.split(" "):
        label, answer, count = cell.split(":")
        labels += [label] * int(count)
        answers += [answer] * int(count)
    print("  %s: %d documents, accuracy %.4f, precision %.4f, recall %.4f, F1 %.4f" % (table, len(labels), accuracy_score(labels, answers),
        *precision_recall_fscore_support(labels, answers, average="macro")[:3]))
PYTHON
cat "$work/output" >> "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Lucene 9.9.2 (label:answer:documents)
  n:n:6 n:y:2 y:n:1 y:y:3: 12 documents, accuracy 0.6000, precision 0.7286, recall 0.7500, F1 0.7391
  a:a:4 a:b:1 b:b:3 b:c:2 c:a:3 c:c:2: 15 documents, accuracy 0.5000, precision 0.6071, recall 0.6000, F1 0.6036
  n:n:50 n:y:50 y:n:50 y:y:50: 200 documents, accuracy 0.3333, precision 0.5000, recall 0.5000, F1 0.5000
  n:n:8 y:y:4: 12 documents, accuracy 1.0000, precision 1.0000, recall 1.0000, F1 1.0000
  n:y:8 y:n:4: 12 documents, accuracy 0.0769, precision 0.0000, recall 0.0000, F1 0.0000
Lucene 10.3.1 (label:answer:documents)
  n:n:6 n:y:2 y:n:1 y:y:3: 12 documents, accuracy 0.6000, precision 0.7286, recall 0.7500, F1 0.7391
  a:a:4 a:b:1 b:b:3 b:c:2 c:a:3 c:c:2: 15 documents, accuracy 0.5000, precision 0.6071, recall 0.6000, F1 0.6036
  n:n:50 n:y:50 y:n:50 y:y:50: 200 documents, accuracy 0.3333, precision 0.5000, recall 0.5000, F1 0.5000
  n:n:8 y:y:4: 12 documents, accuracy 1.0000, precision 1.0000, recall 1.0000, F1 1.0000
  n:y:8 y:n:4: 12 documents, accuracy 0.0769, precision 0.0000, recall 0.0000, F1 0.0000
scikit-learn, macro averages
  n:n:6 n:y:2 y:n:1 y:y:3: 12 documents, accuracy 0.7500, precision 0.7286, recall 0.7500, F1 0.7333
  a:a:4 a:b:1 b:b:3 b:c:2 c:a:3 c:c:2: 15 documents, accuracy 0.6000, precision 0.6071, recall 0.6000, F1 0.5926
  n:n:50 n:y:50 y:n:50 y:y:50: 200 documents, accuracy 0.5000, precision 0.5000, recall 0.5000, F1 0.5000
  n:n:8 y:y:4: 12 documents, accuracy 1.0000, precision 1.0000, recall 1.0000, F1 1.0000
  n:y:8 y:n:4: 12 documents, accuracy 0.0000, precision 0.0000, recall 0.0000, F1 0.0000
SEEN
