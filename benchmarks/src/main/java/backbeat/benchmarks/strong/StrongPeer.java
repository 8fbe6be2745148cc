package backbeat.benchmarks.strong;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A peer at one group of tasks.
 *
 * @param name     short, for files and messages
 * @param task     the group of tasks: read, knn, forest or mlp
 * @param tools    what it needs
 * @param command  how it is started
 * @param cut      variables that cut its work down on the study's rows; usually none
 * @param million  variables that cut its work down on a million rows
 * @param atMillion whether it ends in sensible time on a million rows
 */
record StrongPeer(
        String name,
        String task,
        Set<Tool> tools,
        Command command,
        Map<String, String> cut,
        Map<String, String> million,
        boolean atMillion) {
    /** How a peer is started. */
    @FunctionalInterface
    interface Command {
        /**
         * @param sources {@code benchmarks/peers/strong}
         * @param tools   what was built
         * @param rows    the exported rows
         */
        List<String> of(Path sources, Path tools, Path rows, int threads);
    }

    static StrongPeer of(String name, String task, Tool tool, Command command) {
        return new StrongPeer(name, task, Set.of(tool), command, Map.of(), Map.of(), true);
    }

    StrongPeer with(Tool more) {
        return new StrongPeer(name, task, Set.of(tools.iterator().next(), more), command, cut, million, atMillion);
    }

    StrongPeer cutTo(String variable, int value) {
        return new StrongPeer(
                name, task, tools, command, Map.of(variable, Integer.toString(value)), million, atMillion);
    }

    StrongPeer cutAtMillion(String variable, int value) {
        return new StrongPeer(name, task, tools, command, cut, Map.of(variable, Integer.toString(value)), atMillion);
    }

    StrongPeer notAtMillion() {
        return new StrongPeer(name, task, tools, command, cut, million, false);
    }
}
