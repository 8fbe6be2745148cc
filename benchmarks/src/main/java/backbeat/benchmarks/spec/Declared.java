package backbeat.benchmarks.spec;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What a benchmark of ours says about itself by its annotations: {@link InProfile}, {@link Values}, {@link Costs} and the rest. */
public final class Declared {
    private static final String LEARNER = "learner";

    private final Method method;

    private Declared(Method method) {
        this.method = method;
    }

    /**
     * @param benchmark the full name, class and method
     * @return empty if there is no such benchmark here: results may be of other versions, or of other projects
     */
    public static Optional<Declared> of(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(benchmark.substring(0, dot), false, Declared.class.getClassLoader());
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals(benchmark.substring(dot + 1)))
                    .findFirst()
                    .map(Declared::new);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What it says about this profile; empty if it does not belong to it. */
    public Optional<InProfile> in(Profile profile) {
        return profiles().stream().filter(one -> one.value() == profile).findFirst();
    }

    /** All that it says about profiles: the method or else its class, and then the classes that this extends. */
    public List<InProfile> profiles() {
        Class<?> type = method.getDeclaringClass();
        InProfile[] own = method.getAnnotationsByType(InProfile.class);
        List<InProfile> all =
                new ArrayList<>(List.of(own.length > 0 ? own : type.getAnnotationsByType(InProfile.class)));
        for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
            all.addAll(List.of(above.getAnnotationsByType(InProfile.class)));
        }
        return all;
    }

    /** The values of a parameter in a profile; {@code usual}, those of JMH's annotation, where none are said. */
    public List<String> values(String parameter, Profile profile, List<String> usual) {
        return values(parameter).stream()
                .filter(values -> Arrays.asList(values.in()).contains(profile))
                .findFirst()
                .map(values -> List.of(values.value()))
                .orElse(usual);
    }

    /** Every value of a parameter that is said anywhere, the usual ones first. */
    public List<String> all(String parameter, List<String> usual) {
        Set<String> all = new LinkedHashSet<>(usual);
        values(parameter).forEach(values -> all.addAll(Arrays.asList(values.value())));
        return List.copyOf(all);
    }

    private List<Values> values(String parameter) {
        List<Values> found = new ArrayList<>();
        for (Class<?> type : states()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(parameter)) {
                    found.addAll(Arrays.asList(field.getAnnotationsByType(Values.class)));
                }
            }
        }
        return found;
    }

    /** The classes that its parameters are in, as JMH finds them: its own, those it is given, and those these are prepared with. */
    private Set<Class<?>> states() {
        Set<Class<?>> states = new LinkedHashSet<>();
        add(method.getDeclaringClass(), states);
        for (Class<?> given : method.getParameterTypes()) {
            add(given, states);
        }
        return states;
    }

    private static void add(Class<?> state, Set<Class<?>> states) {
        if (state == null || !states.add(state)) {
            return;
        }
        add(state.getSuperclass(), states);
        for (Method fixture : state.getDeclaredMethods()) {
            if (fixture.isAnnotationPresent(Setup.class) || fixture.isAnnotationPresent(TearDown.class)) {
                for (Class<?> given : fixture.getParameterTypes()) {
                    add(given, states);
                }
            }
        }
    }

    /** Whether it has a parameter of this name. */
    public boolean has(String parameter) {
        return states().stream()
                .flatMap(state -> Arrays.stream(state.getDeclaredFields()))
                .anyMatch(field -> field.getName().equals(parameter) && field.isAnnotationPresent(Param.class));
    }

    /** What one operation costs; empty where that was not counted. */
    public List<Costs> costs() {
        return List.of(method.getAnnotationsByType(Costs.class));
    }

    /** The task of the comparison that it measures with these parameters. */
    public Optional<PeerTask> task(Map<String, String> parameters) {
        String learner = parameters.getOrDefault(LEARNER, "");
        return tasks().stream()
                .filter(task -> learner.isEmpty() || task.group().equals(learner))
                .findFirst();
    }

    /** The tasks of the comparison that it measures. */
    public List<PeerTask> tasks() {
        Compares compares = method.getAnnotation(Compares.class);
        return compares == null ? List.of() : List.of(compares.value());
    }

    /** Whether a learner's page shows it. */
    public boolean on(Shown.Page page, Map<String, String> parameters) {
        Shown shown = method.getDeclaringClass().getAnnotation(Shown.class);
        String learner = parameters.getOrDefault(LEARNER, "");
        return shown != null
                && Arrays.asList(shown.on()).contains(page)
                && (learner.isEmpty() || learner.equalsIgnoreCase(page.name()));
    }

    /** The plot that its growth belongs to. */
    public Shown.Curve curve() {
        Shown shown = method.getDeclaringClass().getAnnotation(Shown.class);
        return shown == null ? Shown.Curve.FIT : shown.curve();
    }
}
