#!/bin/sh
# The example in a real window under Xvfb, driven by xdotool; a picture after each step.
# Usage: tests/scenarios/by_hand.sh FOLDER   (needs xvfb-run, xdotool and ImageMagick's import)
set -eu
cd "$(dirname "$0")/../.."
if [ -z "${INSIDE_XVFB:-}" ]; then
    INSIDE_XVFB=1 exec xvfb-run -a -s "-screen 0 1440x900x24" "$0" "${1:?folder for pictures}"
fi
mkdir -p "$1"
unset QT_QPA_PLATFORM
.venv/bin/python main.py --example &
program=$!
trap 'kill $program 2>/dev/null || true' EXIT
window=$(xdotool search --sync --onlyvisible --pid $program | tail -1)
xdotool windowsize "$window" 1440 900 windowmove "$window" 0 0 windowfocus --sync "$window"

step() { # step NAME KEY…: presses the keys, waits, takes a picture
    name=$1
    shift
    [ $# -eq 0 ] || xdotool key --delay 60 "$@"
    sleep 1
    import -window root "$folder/$name.png"
}

folder=$1
step 1-start
step 2-by-unit ctrl+4
step 3-search ctrl+f y h s w q
step 4-first-hit Down
step 5-status Right Right Right Right alt+Down
step 6-late z h Return
step 7-undone ctrl+z
step 8-larger ctrl+equal
xdotool key alt+f
step 9-menu
xdotool key Escape
echo "pictures in $folder"
