package dev.baton.core.trace;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.MockWebConnection;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;

/** A browser without a window and without a network: it notes what a page asks for. Script errors fail the test. */
final class Browser implements AutoCloseable {
    private static final String ADDRESS = "http://localhost/run.html";

    private final WebClient client = new WebClient();
    private final MockWebConnection network = new MockWebConnection();

    Browser() {
        client.setWebConnection(network);
        client.setCssErrorHandler(new SilentCssErrorHandler()); // it knows less of CSS than browsers do
        client.getOptions().setThrowExceptionOnScriptError(true);
    }

    HtmlPage withoutScripts(String html) throws IOException {
        client.getOptions().setJavaScriptEnabled(false);
        return open(html);
    }

    HtmlPage open(String html) throws IOException {
        network.setResponse(new URL(ADDRESS), html.getBytes(StandardCharsets.UTF_8), 200, "OK",
                "text/html; charset=utf-8", List.of());
        return client.getPage(ADDRESS);
    }

    /** Returns the addresses asked for, that of the page aside. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>(network.getRequestedUrls().stream().map(URL::toString).toList());
        addresses.remove(ADDRESS);
        return addresses;
    }

    @Override
    public void close() {
        client.close();
    }
}
