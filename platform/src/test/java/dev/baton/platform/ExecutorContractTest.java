package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The page that maps the JDK's demands on an executor to our tests names tests that exist, or says why there is none. */
final class ExecutorContractTest {
    private static final Path PAGE = Path.of("../docs/executor-contract.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final int FEWEST_DEMANDS = 140;
    private static final List<Class<?>> TESTS = List.of(
            ExecutorSubmitTest.class, ExecutorInvokeTest.class, ExecutorShutdownTest.class, ExecutorFutureTest.class);

    static List<String> answers() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| ") && !line.endsWith("| ours |"))
                    .map(line -> line.split("\\|")[2].trim())
                    .toList();
        }
    }

    private static Set<String> tests() {
        Set<String> tests = new TreeSet<>();
        for (Class<?> owner : TESTS) {
            Arrays.stream(owner.getDeclaredMethods())
                    .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                    .forEach(method -> tests.add("`" + owner.getSimpleName() + "#" + method.getName() + "`"));
        }
        return tests;
    }

    @Test
    void page_hasADemandInEveryRow() throws IOException {
        assertThat(answers()).hasSizeGreaterThanOrEqualTo(FEWEST_DEMANDS);
    }

    @Test
    void page_namesEveryTest() throws IOException {
        assertThat(answers()).containsAll(tests());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answer_isATestOrAReason(String answer) {
        Matcher test = TEST.matcher(answer);
        if (test.matches()) {
            assertThat(tests()).contains(answer);
        } else {
            assertThat(answer).as("neither a test nor a reason").startsWith("n/a: ").hasSizeGreaterThan("n/a: ".length());
        }
    }
}
