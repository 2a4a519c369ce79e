-- For wrk. Environment: FORM is posted instead of a GET; PAUSE milliseconds lie between an answer and
-- the next request on a connection, on average. Prints one line: requests a second, the 99th
-- percentile of the response time in microseconds, failed requests, requests.

local form = os.getenv("FORM")
if form then
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
    -- Each form another one: one that comes twice is answered from memory.
    local mine = string.gsub(tostring(wrk.thread), "%W", "") .. os.time() .. "x"
    local count = 0
    function request()
        count = count + 1
        return wrk.format("POST", nil, nil, form .. "&n=" .. mine .. count)
    end
end

local pause = tonumber(os.getenv("PAUSE") or "0")
if pause > 0 then
    function delay()
        return math.random(0, 2 * pause)
    end
end

function done(summary, latency)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    print(string.format("result %.2f %.0f %d %d", summary.requests / summary.duration * 1e6,
        latency:percentile(99), failed, summary.requests))
end
