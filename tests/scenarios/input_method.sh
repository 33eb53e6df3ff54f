#!/bin/sh
# Typing Chinese with a real input method in a real window: the search field, a cell of the table.
# Usage: tests/scenarios/input_method.sh ibus|fcitx5|fcitx4|bridge FOLDER
# Needs xvfb-run, xdotool, openbox, ImageMagick's import, dbus-run-session and
# ibus + ibus-libpinyin, or fcitx5 + fcitx5-chinese-addons, or fcitx + fcitx-pinyin; `bridge` is
# fcitx5 without its ibus front end. The session says what a desktop says; the program chooses.
# PROGRAM is what is tried: the source unless another is named.
# Pictures are taken after each step; at the end the words that arrived are read from the ledger.
set -eu
cd "$(dirname "$0")/../.."
method=${1:?ibus, fcitx5, fcitx4 or bridge}
folder=${2:?folder for pictures}
if [ -z "${INSIDE_SESSION:-}" ]; then
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    log=$folder/session.log
    INSIDE_SESSION=1 exec xvfb-run -a -s "-screen 0 1440x900x24" \
        dbus-run-session -- "$0" "$method" "$folder" 2>"$log"
fi

home=$(mktemp -d)
export HOME="$home" XDG_CONFIG_HOME="$home/.config" XDG_RUNTIME_DIR="$home/run"
export LANG=C.UTF-8 QT_IM_MODULE=fcitx XMODIFIERS=@im=fcitx
program=${PROGRAM:-.venv/bin/python main.py}
mkdir -p "$XDG_CONFIG_HOME/fcitx5" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
unset QT_QPA_PLATFORM
openbox >/dev/null 2>&1 &
manager=$!

case $method in
ibus)
    export QT_IM_MODULE=ibus XMODIFIERS=@im=ibus
    ibus-daemon --daemonize --replace --xim --panel disable
    ;;
fcitx5 | bridge)
    apart=wayland,waylandim,cloudpinyin,notificationitem
    [ "$method" = fcitx5 ] || apart=$apart,ibusfrontend
    printf '%s\n' '[Groups/0]' 'Name=Default' 'Default Layout=us' 'DefaultIM=pinyin' \
        '[Groups/0/Items/0]' 'Name=keyboard-us' 'Layout=' \
        '[Groups/0/Items/1]' 'Name=pinyin' 'Layout=' \
        '[GroupOrder]' '0=Default' >"$XDG_CONFIG_HOME/fcitx5/profile"
    fcitx5 -d -r --disable=$apart >/dev/null 2>&1
    ;;
fcitx4)
    mkdir -p "$XDG_CONFIG_HOME/fcitx"
    printf '%s\n' '[Profile]' 'IMName=pinyin' \
        'EnabledIMList=fcitx-keyboard-us:True,pinyin:True' >"$XDG_CONFIG_HOME/fcitx/profile"
    fcitx -d >/dev/null 2>&1
    ;;
esac
sleep 3

$program plan import resources/2023-tongzhou-plan.txt --periods quarter \
    --db "$home/plan.tzdb" --today 2023-10-12 >/dev/null
$program "$home/plan.tzdb" --today 2023-10-12 &
window_process=$!
trap 'kill $window_process $manager 2>/dev/null || true' EXIT
xdotool search --sync --onlyvisible --pid $window_process >/dev/null || true # it may be framed just then
sleep 2 # a window that the manager has just framed may have another number
window=$(xdotool search --onlyvisible --pid $window_process | tail -1)
xdotool windowsize "$window" 1440 860 windowmove "$window" 0 0 windowfocus --sync "$window"
sleep 2

chinese() { # switches the input method on in the field that has the focus
    sleep 1
    if [ "$method" = ibus ]; then
        for _try in 1 2 3 4 5; do
            ibus engine libpinyin && break || sleep 1
        done
    elif [ "$method" = fcitx4 ]; then
        fcitx-remote -o
    else
        fcitx5-remote -o
    fi
    sleep 1
}

picture() {
    sleep 3 # what a key did has come, on a busy machine too
    import -window root "$folder/$method-$1.png"
}

# The search field: nothing is filtered while the word is being composed; 水务 is picked.
xdotool key ctrl+f
chinese
xdotool type --delay 120 shuiwu
picture 1-composing
xdotool key 2
picture 2-found

# A cell: typing opens the editor; the Enter that picks the letters does not commit the cell.
xdotool key Escape
xdotool key Escape
xdotool key ctrl+Home Down Right Right Right Right Right Right Right Right
chinese
xdotool type --delay 120 nihao
picture 3-cell-composing
xdotool key space
picture 4-cell-picked
xdotool type --delay 120 tzdesk
xdotool key Return
picture 5-letters-by-enter
xdotool key Return
picture 6-committed
kill $window_process
wait $window_process 2>/dev/null || true
grep 'input method' "$home/.local/state/tzdesk/log/tzdesk.log"
$program history 1 --db "$home/plan.tzdb"
rm -rf "$home"
