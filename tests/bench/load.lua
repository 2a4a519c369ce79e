-- For wrk. Prints one line: requests a second, the 99th percentile of the response time in
-- microseconds, failed requests, requests. Environment, each optional:
--   LOGINS    a file; its lines, a Cookie header and a form with a tab between, are posted in turn,
--             each {n} of a form another text each time
--   SESSIONS  so many sessions ask, a random one each time, of those that `grow` in servers.sh makes
--   FIRST     the first of them (1)
--   COOKIE    their cookie, with a place for the number, where they are others
--   STATUS    answers of another status are failed ones (counting them takes time)
--   PAUSE     milliseconds lie between an answer and the next request on a connection, on average

local logins = os.getenv("LOGINS")
local sessions = tonumber(os.getenv("SESSIONS") or "0")
local first = tonumber(os.getenv("FIRST") or "1")
local pattern = os.getenv("COOKIE") or "__Host-gatepost=%042dA"
local expected = tonumber(os.getenv("STATUS") or "0")
local pause = tonumber(os.getenv("PAUSE") or "0")

local threads = {}
function setup(thread)
    table.insert(threads, thread)
    thread:set("number", #threads)
end

function init()
    math.randomseed(os.time() * 64 + number)
end

if logins then
    local browsers = {}
    for line in io.lines(logins) do
        local cookies, form = line:match("(.*)\t(.*)")
        table.insert(browsers, { cookies = cookies, form = form })
    end
    local count = 0
    -- Each form another one: one that comes twice is answered from memory. Each thread begins with
    -- other accounts: of one account few passwords may wait at a time.
    function request()
        count = count + 1
        local which = os.time() .. "-" .. number .. "-" .. count
        local browser = browsers[(count + math.floor(number * #browsers / 2)) % #browsers + 1]
        local headers = {
            Host = wrk.headers.Host,
            Cookie = browser.cookies,
            ["Content-Type"] = "application/x-www-form-urlencoded",
        }
        local form = browser.form:gsub("{n}", which)
        return wrk.format("POST", nil, headers, form .. "&n=" .. which)
    end
elseif sessions > 0 then
    function request()
        local cookie = string.format(pattern, math.random(first, first + sessions - 1))
        return wrk.format("GET", nil, { Host = wrk.headers.Host, Cookie = cookie })
    end
end

if pause > 0 then
    function delay()
        return math.random(0, 2 * pause)
    end
end

unexpected = 0
if expected > 0 then
    function response(status)
        if status ~= expected then unexpected = unexpected + 1 end
    end
end

function done(summary, latency)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.timeout
    if expected > 0 then
        for _, thread in ipairs(threads) do failed = failed + thread:get("unexpected") end
    else
        failed = failed + errors.status
    end
    print(string.format("result %.2f %.0f %d %d", summary.requests / summary.duration * 1e6,
        latency:percentile(99), failed, summary.requests))
end
