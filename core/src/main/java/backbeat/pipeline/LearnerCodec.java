package backbeat.pipeline;

import backbeat.kernel.Kernels;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import java.io.IOException;

/**
 * How one kind of learner is written to a section and read back, bit for bit.
 *
 * <p>A reader trusts nothing: whatever the bytes are, {@link #read} returns a model that can be used without harm or
 * throws {@link ModelFormatException}.
 *
 * @param <M> the kind of model
 */
public interface LearnerCodec<M extends BinaryClassifier> {
    /** Four letters that name the section. */
    String tag();

    /** What the learner is called on the command line. */
    String name();

    Class<M> type();

    /** The first version of model files whose sections hold such a model as {@link #write} lays it out. */
    default int version(M model) {
        return 1;
    }

    void write(M model, SectionWriter out) throws IOException;

    /**
     * @param schema  the columns that the model was fitted on
     * @param workers for what has to be computed anew
     * @param kernels the inner loops that the model will use; the same bits whichever
     */
    M read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException;
}
