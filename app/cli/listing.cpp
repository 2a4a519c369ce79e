#include "app/cli/listing.h"

#include <sysexits.h>

#include <algorithm>
#include <iostream>

#include "base/utf8.h"
#include "base/visible_text.h"

namespace gatepost::app::cli {
namespace {

// Widths are those of the first rows, so that a million of them need not be held.
constexpr std::size_t rows_at_once = 1'000;

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

void print(const Listing::Cells& cells, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 == cells.size()) break;
        const std::size_t width = width_of(cells[i]);
        line.append(widths[i] > width ? widths[i] - width + 2 : 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::cout << line << '\n';
}

}  // namespace

void Listing::add(const base::Json& json, Cells cells) {
    if (as_json_) {
        std::cout << (has_begun_ ? ",\n" : "[\n") << json.dump(2);
        has_begun_ = true;
        return;
    }
    // What strangers wrote may be made to fool a terminal.
    for (std::string& cell : cells)
        cell = base::in_one_line(cell);
    rows_.push_back(std::move(cells));
    if (rows_.size() == rows_at_once) print_rows();
}

void Listing::print_rows() {
    if (!has_begun_) rows_.insert(rows_.begin(), headers_);
    has_begun_ = true;
    widths_.resize(headers_.size());
    for (const Cells& cells : rows_) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths_[i] = std::max(widths_[i], width_of(cells[i]));
    }
    for (const Cells& cells : rows_)
        print(cells, widths_);
    rows_.clear();
}

int Listing::finish() {
    if (as_json_) {
        std::cout << (has_begun_ ? "\n]\n" : "[]\n");
    } else {
        print_rows();
    }
    return EX_OK;
}

int print_done(bool as_json, const base::Json& json, const std::string& sentence) {
    std::cout << (as_json ? json.dump(2) : sentence) << '\n';
    return EX_OK;
}

void print_facts(const std::vector<std::pair<std::string, std::string>>& facts) {
    std::size_t width = 0;
    for (const auto& [name, value] : facts)
        width = std::max(width, width_of(name));
    for (const auto& [name, value] : facts)
        std::cout << name << std::string(width - width_of(name) + 2, ' ')
                  << base::in_one_line(value) << '\n';
}

}  // namespace gatepost::app::cli
