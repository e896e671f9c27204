package dev.baton.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/** A thousand names that would break a page or a file if they were not escaped. */
final class NastyNamesTest {
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>", "</script>", "<!--", "-->", "]]>", "<img src=x onerror=alert(1)>", "&lt;", "&amp;",
            "&", "\"", "'", "`", "\\", "\\u003c", "{{title}}", "{{rows}}", "${x}", "$1", "],[", "\n", "\r", "\t", "\0", "\u0007",
            "\u007F", "\u0085", "\u00A0", "\u2028", "\u2029", "\uFEFF", "\u202E", "\u2066", "\uFFFF", "\uD800", "\uDC00",
            "\u05E9\u05DC\u05D5\u05DD", "\u0645\u0631\u062D\u0628\u0627", "\uD83D\uDE00", "\uD83D\uDC68\u200D\uD83D\uDC69",
            "e\u0301", "\u65E5\u672C", "javascript:alert(1)", "onclick=alert(1)", "x", "Name", " ", ".", "$");

    private final Random random = new Random(20260101);

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(100) == 0 ? name.toString().repeat(200) : name.toString();
    }

    private RunPicture picture() {
        List<String> lanes = List.of(name() + "1", name() + "2", name() + "3");
        List<TraceEntry> entries = new ArrayList<>();
        for (int step = 1; step <= 250; step++) {
            entries.add(new TraceEntry(step, Duration.ofMillis(step), lanes.get(random.nextInt(3)), "library" + name(),
                    Optional.of(name()), name(), name(), step, random.nextInt(step), Optional.of(name()),
                    Optional.of(new StackTraceElement("C" + name(), "m", "F" + name(), step)), false));
        }
        return RunPicture.builder(new Trace(entries)).title(name()).verdict("v" + name()).constraints(List.of(name(), name()))
                .replay(List.of("r" + name())).held(3, name()).culprit(4, name()).failing(5).build();
    }

    @Test
    void page_nastyNames_areTextAndNothingElse() throws IOException {
        RunPicture picture = picture();
        try (Browser browser = new Browser()) {
            HtmlPage page = browser.open(picture.toHtml());
            assertThat(browser.requests()).isEmpty();
            assertThat(page.querySelectorAll("script")).hasSize(2);
            assertThat(page.querySelectorAll("img, iframe, object, link, [onerror], [onclick]")).isEmpty();
            assertThat(page.getElementById("verdict").getTextContent()).isEqualTo(PlainText.visibleLines(picture.verdict()));
            assertThat(page.getElementById("replay").getTextContent())
                    .isEqualTo(PlainText.visibleLines(picture.replay().get(0)));
            assertThat(page.querySelectorAll("#constraints li").stream().map(DomNode::getTextContent))
                    .containsExactlyElementsOf(picture.constraints().stream().map(PlainText::visible).toList());
            List<TraceEntry> entries = picture.trace().entries();
            List<DomNode> tasks = List.copyOf(page.querySelectorAll("tbody tr .task"));
            assertThat(tasks).hasSize(entries.size());
            for (int i = 0; i < entries.size(); i++) {
                check((HtmlElement) tasks.get(i), entries.get(i), picture.held(entries.get(i)) != null);
            }
            tasks.subList(0, 5).forEach(task -> {
                ((HtmlElement) task).mouseOver();
                int row = tasks.indexOf(task);
                assertThat(page.querySelectorAll("#details dd").stream().map(DomNode::getTextContent))
                        .contains(PlainText.visible(entries.get(row).task()), PlainText.visible(entries.get(row).path()));
            });
            assertThat(page.querySelectorAll("#details *").stream().map(node -> ((DomElement) node).getTagName()))
                    .containsOnly("dl", "div", "dt", "dd");
        }
    }

    private static void check(HtmlElement task, TraceEntry entry, boolean held) {
        String label = PlainText.visible(entry.label().orElseThrow());
        assertThat(task.getAttribute("title")).startsWith(label + ": " + PlainText.visible(entry.task()));
        assertThat(task.<DomElement>querySelector("b bdi").getTextContent()).isEqualTo(PlainText.shorten(label, 120));
        assertThat(task.getChildElements()).hasSize(held ? 4 : 3);
        assertThat(task.querySelectorAll("*")).hasSize(held ? 6 : 5);
    }

    @Test
    void table_nastyNames_hasALinePerTask() {
        RunPicture picture = picture();
        String table = picture.toTable();
        assertThat(table.lines().filter(line -> line.matches(" *\\d+ +[\\d.]+ ms .*"))).hasSize(250);
        assertThat(table.codePoints().filter(c -> c < 0x20 && c != '\n' || c >= 0xD800 && c < 0xE000 || c == 0x202E)).isEmpty();
    }

    @Test
    void json_nastyNames_comeBack() {
        RunPicture picture = picture();
        List<?> slices = Json.events(picture.toPerfettoJson(), "X");
        for (int i = 0; i < slices.size(); i++) {
            TraceEntry entry = picture.trace().entries().get(i);
            assertThat(Json.get(slices.get(i), "name")).isEqualTo(wellFormed(entry.label().orElseThrow()));
            assertThat(Json.get(slices.get(i), "args", "task")).isEqualTo(wellFormed(entry.task()));
            assertThat(Json.get(slices.get(i), "args", "path")).isEqualTo(wellFormed(entry.path()));
        }
        assertThat(slices).hasSize(250);
    }

    private static String wellFormed(String text) {
        StringBuilder wellFormed = new StringBuilder();
        text.codePoints().forEach(c -> wellFormed.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c));
        return wellFormed.toString();
    }
}
