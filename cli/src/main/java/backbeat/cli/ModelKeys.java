package backbeat.cli;

import backbeat.catalogue.Catalogue;
import java.util.Iterator;

/** The names of all models, for help and completion. */
final class ModelKeys implements Iterable<String> {
    private final Catalogue catalogue;

    ModelKeys(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Iterator<String> iterator() {
        return catalogue.keys().iterator();
    }
}
