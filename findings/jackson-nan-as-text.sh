#!/usr/bin/env bash
# Jackson 2.17.1 and 3.3.0, the text "NaN" read as a number, as JMH writes it for the error of a single iteration (a row of
# the list the project began with).
# Guess: asDouble() gives NaN in both.
# Seen: NaN in Jackson 2; in Jackson 3 asDouble() of the tree throws, while binding to a double still gives NaN.
# Why it matters: a comparison of benchmark files that worked stops on update for runs of one iteration; Backbeat's
#   "bench compare" reads the same files.
. "$(dirname "$0")/lib.sh"

both=
for trial in com.fasterxml.jackson.core:jackson-databind:2.17.1:com.fasterxml.jackson.databind.ObjectMapper \
    tools.jackson.core:jackson-databind:3.3.0:tools.jackson.databind.ObjectMapper; do
    rm -f "$work"/lib/*
    maven "${trial%:*}"
    mapper=${trial##*:}
    java_program << JAVA
class Trial {
    private static final $mapper MAPPER = new $mapper();

    interface Question {
        Object ask() throws Exception;
    }

    public static void main(String[] arguments) {
        show("asDouble()", () -> MAPPER.readTree("{\"scoreError\": \"NaN\"}").get("scoreError").asDouble());
        show("bound to double", () -> MAPPER.readValue("\"NaN\"", double.class));
    }

    private static void show(String name, Question question) {
        String answer;
        try {
            answer = String.valueOf(question.ask());
        } catch (Exception e) {
            answer = e.getClass().getSimpleName();
        }
        System.out.println("  " + name + ": " + answer);
    }
}
JAVA
    both+="${trial%:*}"$'\n'"$(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
com.fasterxml.jackson.core:jackson-databind:2.17.1
  asDouble(): NaN
  bound to double: NaN
tools.jackson.core:jackson-databind:3.3.0
  asDouble(): JsonNodeException
  bound to double: NaN
SEEN
