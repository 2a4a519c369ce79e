#include "view/escape.h"

#include <array>

namespace gatepost::view {
namespace {

/// What is written in the place of one byte; empty if the byte stays as it is.
struct Replacement {
    std::array<char, 7> text{};
    unsigned char size = 0;

    constexpr void operator=(std::string_view other) {
        size = static_cast<unsigned char>(other.size());
        for (std::size_t i = 0; i < other.size(); ++i)
            text[i] = other[i];
    }
    std::string_view view() const { return {text.data(), size}; }
};

using Table = std::array<Replacement, 256>;

constexpr Table html_table() {
    Table table;
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['"'] = "&quot;";
    table['\''] = "&#39;";
    for (const char space : {'\t', '\n', '\v', '\f', '\r'})
        table[static_cast<unsigned char>(space)] = " ";
    return table;
}

constexpr Table query_table() {
    constexpr std::string_view kept =
        "!()*,-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    Table table;
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        if (kept.find(static_cast<char>(byte)) != kept.npos) continue;
        const char escaped[] = {'%', digits[byte / 16], digits[byte % 16]};
        table[byte] = {escaped, sizeof escaped};
    }
    table[' '] = "+";
    return table;
}

constexpr Table html = html_table();
constexpr Table query = query_table();

/// The first byte that is replaced. Four at once: most values have none.
const char* first_replaced(const char* at, const char* end, const Table& table) {
    const auto size = [&](char byte) { return table[static_cast<unsigned char>(byte)].size; };
    while (end - at >= 4 && (size(at[0]) | size(at[1]) | size(at[2]) | size(at[3])) == 0)
        at += 4;
    while (at != end && size(*at) == 0)
        ++at;
    return at;
}

const Table& table_of(Escaping escaping) {
    return escaping == Escaping::html ? html : query;
}

}  // namespace

bool is_plain(std::string_view value) {
    const char* const end = value.data() + value.size();
    return first_replaced(value.data(), end, html) == end;
}

void append_escaped(std::string& out, std::string_view value, Escaping escaping) {
    const Table& table = table_of(escaping);
    const char* at = value.data();
    const char* const end = at + value.size();
    while (true) {
        const char* const special = first_replaced(at, end, table);
        out += std::string_view(at, special);
        if (special == end) return;
        out += table[static_cast<unsigned char>(*special)].view();
        at = special + 1;
    }
}

}  // namespace gatepost::view
