# Steps of a gate, for .ci/run and .ci/reach: each is one check. All of them run, what failed is shown, and `count` ends with the
# number of them.
export CARGO_TERM_COLOR=never
log=$(mktemp)
tools=$(mktemp -d)
trap 'rm -rf "$log" "$tools"' EXIT
passed=0
failed=0

step() {
    local name=$1 start=$SECONDS
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok    %-58s %4ss\n' "$name" $((SECONDS - start))
        grep -E '^(test result: .* [1-9][0-9]* passed|[0-9]+ records?:|[0-9]+ mutated|ok    |validator  |generator  |[a-z]+ ok, .*|[0-9]+ passed, 0 failed$|[0-9]+ default dependencies|[a-z][a-z -]+ +[0-9]+ +[A-Z].* of [0-9]+$|.* merged$|.*( +[0-9]+){4}$)' "$log" | sed 's/^/        /'
    else
        failed=$((failed + 1))
        printf 'FAIL  %s\n' "$name"
        tail -n 80 "$log" | cut -c1-400
    fi
}

count() {
    printf '%sin %d minutes\n%s%d passed, %d failed\n' "$1" $(((SECONDS + 59) / 60)) "$1" "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
