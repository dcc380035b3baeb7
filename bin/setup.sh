# Sourced by the commands beside it: finds Python, makes the environment once, and keeps it in step
# with its lock. POSIX shell; says one line and leaves with 2 where it cannot go on.
# Wants: ROOT (the project's folder), LOCK (a lock, by its path in the project), ENV_NAME (folder of the environment).

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in "${MOKSORI_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        [ -n "$candidate" ] || continue
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$(command -v "$candidate")
            return 0
        fi
    done
    say "Moksori needs Python 3.11 or newer. Run: sudo apt-get install -y python3 python3-venv"
    exit 2
}

lock_is_in_place() {
    [ -x "$ENV/bin/python" ] && cmp -s "$ROOT/$LOCK" "$ENV/installed.lock"
}

# Optional parts that somebody asked for, one a line, stay through an upgrade.
add_extra() {
    if ! VIRTUAL_ENV="$ENV" "$ENV/bin/uv" pip install -q --require-hashes \
        --only-binary :all: -r "$ROOT/requirements/$1.lock" >"$ENV/extra.log" 2>&1; then
        tail -n 3 "$ENV/extra.log" >&2
        say "The optional part $1 could not be installed (the whole output: $ENV/extra.log); everything else works. Check the network, then run: bin/extra $1"
        return 1
    fi
    grep -qx "$1" "$ENV/extras" 2>/dev/null || echo "$1" >>"$ENV/extras"
}

make_environment() {
    find_python
    if ! "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; then
        say "Python is here, but it cannot make an environment. Run: sudo apt-get install -y python3-venv"
        exit 2
    fi
    say "Setting up (the first time only; about half a minute) ..."
    extras=$(cat "$ENV/extras" 2>/dev/null || true)
    # Clearing a link would empty the environment of whoever it leads to.
    if [ -L "$ENV" ]; then rm -f "$ENV"; fi
    if ! "$PYTHON" -m venv --clear "$ENV"; then
        say "The folder $ENV cannot be written. Run: chmod u+w '$ROOT'"
        exit 2
    fi
    log="$ENV/setup.log"
    if ! "$ENV/bin/pip" install -q --disable-pip-version-check --require-hashes \
        --only-binary :all: -r "$ROOT/requirements/bootstrap.lock" >"$log" 2>&1 ||
        ! VIRTUAL_ENV="$ENV" "$ENV/bin/uv" pip install -q --require-hashes \
            --only-binary :all: -r "$ROOT/$LOCK" >>"$log" 2>&1; then
        tail -n 3 "$log" >&2
        say "The libraries could not be installed (the whole output: $log). Check the network, then run the same command again."
        exit 2
    fi
    for extra in $extras; do add_extra "$extra" || true; done
    cp "$ROOT/$LOCK" "$ENV/installed.lock"
}

ENV="${MOKSORI_ENV_DIR:-$ROOT}/$ENV_NAME"
lock_is_in_place || make_environment
PYTHONPATH="$ROOT/src${PYTHONPATH:+:$PYTHONPATH}"
PYTHONDONTWRITEBYTECODE=
export PYTHONPATH
unset PYTHONDONTWRITEBYTECODE
