#include "hostile_requests.h"

namespace gatepost::tests {
namespace {

/// Spellings of places that are the administrators'.
const std::string for_admins[] = {
    "/demo/admin/json",
    "/demo/admin",
    "/demo/admin/",
    "/demo//admin/json",
    "//demo/admin/json",
    "/demo///admin//json",
    "/demo/./admin/json",
    "/demo/x/../admin/json",
    "/demo/open/../admin/json",
    "/demo/x/%2e%2e/admin/json",
    "/demo/open/.%2e/admin/json",
    "/demo/open/..%2fadmin/json",
    "/demo/open%2f..%2fadmin%2fjson",
    "/demo/open/%252e%252e/admin/json",
    "/demo/open/..%252fadmin/json",
    "/demo/open/..;/admin/json",
    "/demo/open/..;x=1/admin/json",
    "/demo/open/..%3b/admin/json",
    "/demo/open/..\\admin\\json",
    "/demo/open/..%5cadmin/json",
    "/demo/open/..%255cadmin/json",
    "/demo\\admin\\json",
    "/demo/%61dmin/json",
    "/demo/%2561dmin/json",
    "/%64emo/%61%64%6d%69%6e/json",
    "/demo/admin;x=1/json",
    "/demo/admin;/json",
    "/demo/admin%3bx/json",
    "/demo/;/admin/json",
    "/demo/admin%00",
    "/demo/admin%00/json",
    "/demo/admin%2500",
    "/demo/admin%2fjson",
    "/demo/admin%252fjson",
    "/demo/admin%255cjson",
    "/demo/admin#/../open/json",
    "/demo/open/x#/../../admin",
    "/demo/admin?/../open/json",
    "/demo/admin%3fjson",  // Orange Tsai, "Confusion Attacks", 2024: path truncation
    "/demo/admin%253fjson",
    "/demo/admin%23json",
    "/demo/admin\xa0",  // a space to servers in Python, which split the request line as Latin-1
    "/demo/admin\x85",
    "/demo/admin%a0",
    "/demo/admin%20",
    "/demo/admin%09/json",
    "/demo/admin%0d%0a",
    "/demo/admin?uri=/demo/open",
    "/demo/admin/json?ORIGINAL_HOST=a.localhost&ORIGINAL_PATH=/demo/open",
    "/demo/admin/json?DOCUMENT_URI=/demo/open&gatepost_path=/demo/open",
    "/gatepost-gate/../demo/admin/json",
    "/gatepost-gate/in/../../demo/admin/json",
};

/// What is nobody's place at all, or not a path.
const std::string for_none[] = {
    "/demo/..%00/json",
    "/demo/../../json",
    "/demo/../json",
    "/demo/..;/json",
    "/Demo/json",
    "/demo;x/json",
    "/demo/%u0061dmin/json",
    "/demo/%/json",
    "/demo/%zz/json",
    "/demo/x y/json",
    "/demo/x\ty/json",
    "/demo/x\r/json",
    "demo/json",
    "*",
    "localhost:80",
    "@gatepost_401",
    "/@gatepost_403",
    "/gatepost-gate/check",
    "/gatepost-gate/check?uri=/demo/open",
    "/gatepost-gate/%63heck",
    "/gatepost-gate/enter",
    "/gatepost-gate/enter?ticket=a.b.c",
    "/gatepost-gate/enter?ticket=a&ticket=b",
    "/gatepost-gate/form.html",
    "/gatepost-gate/503.html",
    "/gatepost-gate/..%2f..%2fetc%2fpasswd",
    "/gatepost-pages/503.html",
    "/gate/check",
    "/gate/check?ORIGINAL_HOST=localhost",
    "/gate/enter?ticket=a.b.c",
    "/gate/return/a.b.c",
};

/// What only looks as if it were for administrators, or for nobody.
const std::string for_members[] = {
    "/demo/administer",
    "/demo/%c3%a4%20b/json",
    "/demo/json?/../admin",
    "/demo/json?x=%00&y=%0d%0aRemote-User:1",
};

/// What is for everybody to most servers. The gate may refuse it for the sake of the others.
const std::string for_all[] = {
    "/demo/x#/../open",           "/demo/admin/../open/json", "/demo/open/%c0%ae%c0%ae/admin",
    "/demo/open/%e0%80%ae./json", "/demo/open/%ff/json",
};

}  // namespace

std::vector<Hostile> hostile_paths() {
    std::vector<Hostile> rows;
    for (const auto& target : for_admins) {
        rows.push_back({printable(target), By::member, Must::be_refused, request("GET " + target)});
    }
    for (const auto& target : for_none) {
        rows.push_back({printable(target), By::admin, Must::be_refused, request("GET " + target)});
    }
    for (const auto& target : for_members) {
        rows.push_back({printable(target), By::member, Must::get_in, request("GET " + target)});
    }
    for (const auto& target : for_all) {
        rows.push_back({printable(target), By::nobody, Must::be_either, request("GET " + target)});
    }
    rows.push_back({"a long URL", By::member, Must::get_in,
                    request("GET /demo/" + std::string(7500, 'x') + "/json")});
    rows.push_back({"a URL that is too long", By::member, Must::be_refused,
                    request("GET /demo/json?" + std::string(9000, 'x'))});
    return rows;
}

}  // namespace gatepost::tests
