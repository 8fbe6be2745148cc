package backbeat.cli;

import backbeat.kernel.KernelProvider;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a run takes place: what may change its times, and must not change its results. */
final class Environment {
    private Environment() {}

    static Map<String, String> describe(KernelProvider.Choice kernel, int threads, long seed) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", Version.current());
        Version.commit().ifPresent(commit -> facts.put("commit", commit));
        facts.put("jdk", Runtime.version().toString());
        facts.put("vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vm.vendor"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("kernel", kernel.toString());
        facts.put("threads", Integer.toString(threads));
        facts.put("seed", Long.toString(seed));
        return facts;
    }
}
