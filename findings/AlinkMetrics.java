import com.alibaba.alink.operator.batch.BatchOperator;
import com.alibaba.alink.operator.batch.evaluation.EvalBinaryClassBatchOp;
import com.alibaba.alink.operator.batch.source.MemSourceBatchOp;
import com.alibaba.alink.operator.common.evaluation.BinaryClassMetrics;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.types.Row;

/** What Alink says of scores and labels, on one worker. */
class AlinkMetrics {
    static BinaryClassMetrics of(double[] scores, int[] labels) throws Exception {
        BatchOperator.setParallelism(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            rows.add(Row.of(labels[i] == 1 ? "yes" : "no", "{\"yes\": " + scores[i] + ", \"no\": " + (1 - scores[i]) + "}"));
        }
        return new EvalBinaryClassBatchOp().setLabelCol("label").setPredictionDetailCol("detail").setPositiveLabelValueString("yes")
                .linkFrom(new MemSourceBatchOp(rows, new String[] {"label", "detail"})).collectMetrics();
    }
}
