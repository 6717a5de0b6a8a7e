#!/bin/sh
# Prints the path of a Chromium that the browser tests can drive, installing it first on Debian as root. Otherwise
# says in one line what to install, and fails: browser tests are never skipped in silence.

find_chromium() {
    for candidate in "$PRESSMARK_CHROMIUM" chromium chromium-browser google-chrome \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        [ -n "$candidate" ] && command -v "$candidate" && return
    done
    return 1
}

find_chromium && exit

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests …" >&2
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    {
        apt-get -q update &&
            apt-get -q install -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-core
    } >&2
    find_chromium && exit
fi

echo "make test needs Chromium: install it (Debian: sudo apt-get install chromium; macOS: Chromium or Google Chrome), or name it in PRESSMARK_CHROMIUM" >&2
exit 1
