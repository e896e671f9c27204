#!/bin/sh
# Opens the sample timelines in headless Chromium and keeps what it shows: core/target/pictures/*.png.
# Usage: core/src/test/screenshots.sh [browser]      (from anywhere; needs Chromium, which the build does not)
set -eu
cd "$(dirname "$0")/../.."
browser=${1:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
folder=$PWD/target/pictures
mvn -q -B -f .. -pl core test-compile
java -cp target/classes:target/test-classes dev.baton.core.trace.SampleRuns "$folder"

shoot() { # page, name of the picture, width,height, a script to run first
    cp "$folder/$1.html" "$folder/shown.html"
    echo "<script>const id = name => document.getElementById(name); $4</script>" >>"$folder/shown.html"
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$3" --virtual-time-budget=1000 \
        --screenshot="$folder/$2.png" "file://$folder/shown.html" 2>"$folder/browser.log" ||
        { cat "$folder/browser.log" >&2; exit 1; }
    echo "$folder/$2.png"
}
search='id("search").value = "parse"; id("search").dispatchEvent(new Event("input")); id("next").click();'
shoot search search 1560,720 ''
shoot search search-found 1560,720 "$search"
shoot search search-narrow 700,900 'id("smaller").click();'
shoot shop shop 1900,1100 ''
shoot shop shop-fit 1900,1100 'id("fit").click();'
shoot shop shop-culprit 1900,1100 'document.querySelector("nav .culprit a").click(); id("smaller").click(); id("smaller").click();'
shoot huge huge 1900,1100 'id("scroll").scrollTop = 0;'
