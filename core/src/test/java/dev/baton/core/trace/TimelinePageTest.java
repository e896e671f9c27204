package dev.baton.core.trace;

import static dev.baton.core.trace.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page in a browser that runs its script: any error in it fails the test that caused it. */
final class TimelinePageTest {
    private final Browser browser = new Browser();

    @AfterEach
    void nothingWasAskedOfTheNetwork() {
        assertThat(browser.requests()).isEmpty();
        browser.close();
    }

    private static String text(HtmlPage page, String id) {
        return page.getElementById(id).getTextContent();
    }

    private static String zoomOf(HtmlPage page) {
        return page.getElementById("stage").getAttribute("style").replaceAll(".*zoom: ([0-9.]+).*", "$1");
    }

    private static List<String> steps(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream().map(row -> ((DomElement) row).getId()).toList();
    }

    private static void search(HtmlPage page, String wanted) throws IOException {
        HtmlInput field = (HtmlInput) page.getElementById("search");
        field.setValue(wanted);
        field.fireEvent("input");
    }

    @Test
    void page_sample_isGolden() throws IOException {
        assertGolden("search.golden.html", SampleRuns.search().toHtml()
                .replace(Markup.resource("timeline.css"), "…\n")
                .replace(Markup.resource("timeline.js"), "…\n"));
    }

    @Test
    void page_withoutScripts_showsEverything() throws IOException {
        HtmlPage page = browser.withoutScripts(SampleRuns.search().toHtml());
        assertThat(page.getTitleText()).isEqualTo("SearchScreenTest.showsTheAnswerToTheLastQuery");
        assertThat(page.getBody().getTextContent()).contains(
                "expected: <reactor> but was: <re>", "results#12 held until results#11 had run",
                "TestScheduler.once(17L, scenario)", "failure likelihood rises from 3 % to 55 % here");
        assertThat(page.querySelectorAll("tbody tr")).hasSize(12);
        assertThat(page.querySelectorAll("path.arrow")).hasSize(10); // two tasks came from the test body
        assertThat(page.querySelectorAll("html.static")).hasSize(1);
        assertThat(steps(page, "tr.fails")).containsExactly("s12");
        assertThat(steps(page, "tr.culprit")).containsExactly("s7");
        assertThat(steps(page, "tr.jump")).containsExactly("s8");
        assertThat(steps(page, "tr.moved")).containsExactly("s1", "s3", "s8");
        assertThat(page.<DomElement>querySelector(".task.held").getAttribute("title")).contains("until results#11 had run");
    }

    @Test
    void page_opened_choosesTheFailingTask() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        assertThat(page.querySelectorAll("html.static")).isEmpty();
        assertThat(page.querySelectorAll("tr.fails .task.chosen")).hasSize(1);
        assertThat(steps(page, ".arrow.path")).containsExactly("a2", "a3", "a5", "a11");
        assertThat(text(page, "details")).contains("com.example.shop.SearchScreen.call(SearchScreen.java:33)", "step 6");
    }

    @Test
    void click_task_showsItsFactsAndChildren() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        page.<HtmlElement>querySelector("#s7 .task").click();
        assertThat(text(page, "details")).contains("culprit", "FluxSubscribeOnCallable.CallableSubscribeOnSubscription");
        assertThat(steps(page, ".arrow.child")).containsExactly("a8", "a9");
        page.<HtmlElement>querySelector("#s9 .task").mouseOver();
        assertThat(text(page, "details")).contains("SingleSubscribeOn.SubscribeOnObserver");
        page.<HtmlElement>querySelector("#s9 .site").mouseOver();
        assertThat(text(page, "details")).contains("culprit");
    }

    @Test
    void search_labelSiteLane_marksMatchesAndCountsThem() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        search(page, "PARSE");
        assertThat(steps(page, "tr.match")).containsExactly("s6", "s9");
        assertThat(text(page, "found")).isEqualTo("2 found");
        page.<HtmlElement>getHtmlElementById("next").click();
        page.<HtmlElement>getHtmlElementById("next").click();
        assertThat(text(page, "found")).isEqualTo("2 of 2");
        assertThat(page.querySelectorAll("#s9 .chosen")).hasSize(1);
        page.<HtmlElement>getHtmlElementById("previous").click();
        assertThat(page.querySelectorAll("#s6 .chosen")).hasSize(1);
        search(page, "backend.java:23");
        assertThat(steps(page, "tr.match")).containsExactly("s10");
        search(page, "worker 2");
        assertThat(steps(page, "tr.match")).containsExactly("s8");
        search(page, "<b>");
        assertThat(text(page, "found")).isEqualTo("none");
        search(page, "");
        assertThat(page.querySelectorAll("tr.match, .searching")).isEmpty();
    }

    @Test
    void zoom_buttons_changeTheScale() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        page.<HtmlElement>getHtmlElementById("larger").click();
        assertThat(text(page, "zoom")).isEqualTo("125 %");
        assertThat(zoomOf(page)).isEqualTo("1.25");
        page.<HtmlElement>getHtmlElementById("actual").click();
        assertThat(zoomOf(page)).isEqualTo("1");
        for (int i = 0; i < 5; i++) {
            page.<HtmlElement>getHtmlElementById("smaller").click();
        }
        assertThat(text(page, "zoom")).isEqualTo("33 %");
        assertThat(page.querySelectorAll("#stage.far")).hasSize(1);
        page.<HtmlElement>getHtmlElementById("fit").click();
    }

    @Test
    void wheel_withControl_zooms() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        page.executeJavaScript("document.getElementById('scroll').dispatchEvent("
                + "Object.assign(new Event('wheel', {bubbles: true, cancelable: true}), {ctrlKey: true, deltaY: -100}))");
        assertThat(text(page, "zoom")).isEqualTo("140 %");
    }

    @Test
    void keys_arrowsGoFromTaskToTask() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        key(page, "ArrowUp");
        assertThat(page.querySelectorAll("#s11 .chosen")).hasSize(1);
        key(page, "ArrowLeft");
        assertThat(page.querySelectorAll("#s9 .chosen")).hasSize(1);
        key(page, "Home");
        key(page, "ArrowUp");
        assertThat(page.querySelectorAll("#s1 .chosen")).hasSize(1);
        key(page, "+");
        assertThat(text(page, "zoom")).isEqualTo("125 %");
    }

    private static void key(HtmlPage page, String key) {
        page.executeJavaScript("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '" + key
                + "', bubbles: true, cancelable: true}))");
    }

    @Test
    void links_markedSteps_chooseThem() throws IOException {
        HtmlPage page = browser.open(SampleRuns.search().toHtml());
        page.<HtmlElement>querySelector("nav .jump a").click();
        assertThat(page.querySelectorAll("#s8 .chosen")).hasSize(1);
    }

    @Test
    void page_hugeRun_drawsAPartAndSaysSo() throws IOException {
        RunPicture picture = SampleRuns.shop(10_000, 60);
        String html = picture.toHtml();
        assertThat(html.length()).isLessThan(2_000_000);
        HtmlPage page = browser.withoutScripts(html);
        assertThat(page.querySelectorAll("tbody tr:not(.gap)")).hasSize(2_000);
        assertThat(text(page, "size")).contains("10000 tasks", "8000 of them are not drawn");
        assertThat(page.querySelectorAll("thead th.lane").stream().map(DomNode::getTextContent))
                .hasSize(24).endsWith("37 other lanes");
    }

    @Test
    void page_emptyTraceWithoutAnything_opens() throws IOException {
        HtmlPage page = browser.open(RunPicture.builder(new Trace(List.of())).build().toHtml());
        assertThat(text(page, "size")).isEqualTo("No task ran.");
        page.<HtmlElement>getHtmlElementById("fit").click();
        key(page, "ArrowDown");
        search(page, "x");
        assertThat(text(page, "found")).isEqualTo("none");
    }
}
