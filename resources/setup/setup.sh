#!/bin/sh
# Makes a fresh clone ready: .venv from a hashed lock, Qt's system libraries, a Chinese font.
# Usage, from the top of the project: sh resources/setup/setup.sh requirements[-dev].lock
# Safe to repeat: what is there is left alone, and then nothing asks the network.
set -eu

LOCK=$1

# What Qt's own libraries load from the system on a desktop or without one (Debian's names).
QT_PACKAGES="libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libx11-xcb1
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
    libwayland-client0 libwayland-cursor0 libwayland-egl1"

say() { echo "[准备] $*" >&2; }

apt_get() {
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >&2
    else
        sudo DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >&2
    fi
}

# apt_install PACKAGE...: false where that cannot be done; the package lists are renewed if need be.
apt_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || return 1
    say "安装系统软件包：$*"
    apt_get install -y --no-install-recommends "$@" 2>/dev/null && return
    apt_get update && apt_get install -y --no-install-recommends "$@"
}

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

find_python() {
    for name in python3.11 python3.12 python3.13 python3; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

make_venv() {
    python=$(find_python) || {
        apt_install python3 python3-venv || true
        python=$(find_python) || { say "需要 Python 3.11、3.12 或 3.13，请先安装。"; exit 1; }
    }
    # Debian ships ensurepip apart, in a package named after the version.
    "$python" -c 'import ensurepip' 2>/dev/null ||
        apt_install "$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    say "建立 .venv（$("$python" --version)）"
    "$python" -m venv --clear .venv
}

# The stamp is the lock itself as installed; the development lock holds the other one, too.
install_lock() {
    cmp -s "$LOCK" ".venv/$LOCK" && return
    say "安装 $LOCK 中的依赖"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes --no-deps -r "$LOCK"
    cp requirements.lock .venv/
    cp "$LOCK" .venv/
}

missing_libraries() {
    for library in QtWidgets.abi3 QtSvg.abi3 QtPrintSupport.abi3 QtDBus.abi3 \
        Qt/plugins/platforms/libqxcb Qt/plugins/platforms/libqwayland-generic \
        Qt/plugins/platforms/libqwayland-egl Qt/plugins/platforms/libqoffscreen; do
        ldd .venv/lib/python3.*/site-packages/PySide6/"$library".so
    done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u
}

install_libraries() {
    [ -n "$(missing_libraries)" ] || return 0
    # shellcheck disable=SC2086 # one word each
    apt_install $QT_PACKAGES || true
    left=$(missing_libraries | tr '\n' ' ')
    [ -z "$left" ] || say "界面可能无法启动，请安装缺少的系统库：$left"
}

install_font() {
    [ -z "$(fc-list :lang=zh family 2>/dev/null)" ] || return 0
    apt_install fontconfig fonts-wqy-microhei || say "没有找到中文字体，汉字会显示为方框。"
}

{ fits .venv/bin/python && [ -e .venv/bin/pip ]; } || make_venv
install_lock
if [ "$(uname)" = Linux ]; then
    install_libraries
    install_font
fi
