# How much is measured. FULL is what docs/benchmarks.md shows; QUICK gives a first idea in about five
# minutes; SMOKE only sees whether the harness works.

if [[ ${SMOKE:-0} == 1 ]]; then
    mode=smoke rounds=1 seconds=1 concurrencies=(16) mail_seconds=1 memory_requests=2000 paces=(0)
    sizes=(100)
elif [[ ${QUICK:-0} == 1 ]]; then
    mode=quick rounds=3 seconds=1 concurrencies=(64) mail_seconds=5 memory_requests=50000 paces=(0)
    sizes=()
else
    mode=full rounds=7 seconds=1 concurrencies=(1 16 64 256) mail_seconds=30
    memory_requests=1000000 paces=(0 50) sizes=(1000 1000000)
fi
# How many sessions there are where one gate is held against another's with many.
gate_sessions=1000
# Where the goals are looked at.
if [[ $mode == smoke ]]; then main_concurrency=16; else main_concurrency=64; fi
