package backbeat.spark.command;

import backbeat.spark.output.FolderDraft;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A folder that may not be wanted. */
record Drafts(Optional<FolderDraft> folder) implements AutoCloseable {
    static Drafts prepare(String target, boolean force, Configuration hadoop) throws IOException {
        return new Drafts(target == null ? Optional.empty() : Optional.of(FolderDraft.prepare(target, force, hadoop)));
    }

    boolean isWanted() {
        return folder.isPresent();
    }

    String path() {
        return folder.orElseThrow().path();
    }

    void commit() throws IOException {
        folder.orElseThrow().rename(".txt", ".csv");
        folder.orElseThrow().commit();
    }

    @Override
    public void close() {
        folder.ifPresent(FolderDraft::close);
    }
}
