package backbeat.benchmarks.results;

import backbeat.kernel.KernelProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a measurement depends on besides the code: written beside every result file. */
public final class Environment {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
    private static final String UNKNOWN = "unknown";

    private Environment() {}

    public static ObjectNode describe(String profile, String dataSource) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("machine", machine());
        node.put("cpu", cpu());
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.set("caches", caches());
        node.put("memory", memory());
        node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        node.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        node.put("jdkFeature", Runtime.version().feature());
        node.put("kernels", KernelProvider.best().toString());
        node.put("profile", profile);
        node.put("track", dataSource);
        node.put("commit", commit());
        node.put("load", load());
        node.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return node;
    }

    /** A name for directories: results from different kinds of machines are never compared by accident. */
    public static String machine() {
        String words = cpu() + " " + Runtime.getRuntime().availableProcessors() + " cpu";
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Model name with family and model number: many virtual machines show a name that says nothing. */
    private static String cpu() {
        String info = read(CPU_INFO);
        String name = field(info, "model name");
        if (name.equals(UNKNOWN)) {
            return System.getProperty("os.arch");
        }
        return name.replaceAll("\\((R|TM)\\)", "") + " family " + field(info, "cpu family") + " model "
                + field(info, "model");
    }

    private static String field(String text, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "\\s*:\\s*(.*\\S)").matcher(text);
        return line.find() ? line.group(1) : UNKNOWN;
    }

    private static ObjectNode caches() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int index = 0; Files.isDirectory(CACHES.resolve("index" + index)); index++) {
            Path cache = CACHES.resolve("index" + index);
            String kind = read(cache.resolve("type")).strip();
            String suffix = kind.equals("Unified") ? "" : " " + kind.toLowerCase(Locale.ROOT);
            node.put(
                    "L" + read(cache.resolve("level")).strip() + suffix,
                    read(cache.resolve("size")).strip());
        }
        return node;
    }

    private static String memory() {
        return field(read(Path.of("/proc/meminfo")), "MemTotal");
    }

    private static String load() {
        String load = read(Path.of("/proc/loadavg"));
        return load.isEmpty() ? UNKNOWN : load.split(" ")[0];
    }

    /** The commit that is checked out, with {@code +changes} when code differs from it (not results or documentation). */
    private static String commit() {
        String hash = output(List.of("git", "rev-parse", "--short=12", "HEAD"));
        if (hash.isEmpty()) {
            return UNKNOWN;
        }
        return output(List.of(
                                "git",
                                "status",
                                "--porcelain",
                                "--untracked-files=no",
                                "--",
                                ":/",
                                ":(exclude,top)benchmarks/results",
                                ":(exclude,top)docs"))
                        .isEmpty()
                ? hash
                : hash + "+changes";
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return ""; // no git on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // not Linux: the description stays shorter
        }
    }
}
