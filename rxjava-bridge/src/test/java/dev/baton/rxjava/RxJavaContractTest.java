package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The page that maps RxJava's demands to our tests names tests that exist, or says why there is none. */
final class RxJavaContractTest {
    private static final Path PAGE = Path.of("../docs/rxjava-contract.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final int FEWEST_DEMANDS = 70;

    static List<String> answers() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| ") && !line.endsWith("| ours |"))
                    .map(line -> line.split("\\|")[2].trim())
                    .toList();
        }
    }

    @Test
    void page_hasADemandInEveryRow() throws IOException {
        assertThat(answers()).hasSizeGreaterThanOrEqualTo(FEWEST_DEMANDS);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answer_isATestOrAReason(String answer) throws ClassNotFoundException {
        Matcher test = TEST.matcher(answer);
        if (!test.matches()) {
            assertThat(answer).as("neither a test nor a reason").startsWith("n/a: ").hasSizeGreaterThan("n/a: ".length());
            return;
        }
        Class<?> owner = Class.forName("dev.baton.rxjava." + test.group(1));
        assertThat(Arrays.stream(owner.getDeclaredMethods())
                        .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class)))
                .as("tests of " + owner.getSimpleName())
                .anyMatch(method -> method.getName().equals(test.group(2)));
    }
}
