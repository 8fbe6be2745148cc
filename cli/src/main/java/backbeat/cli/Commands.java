package backbeat.cli;

import backbeat.catalogue.Catalogue;
import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands: those that ask the catalogue of learners are given it. */
record Commands(Catalogue catalogue) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Catalogue.class) {
                return type.cast(constructor.newInstance(catalogue));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
