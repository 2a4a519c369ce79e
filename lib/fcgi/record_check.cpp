#include "fcgi/record_check.h"

#include <fastcgi.h>

#include <algorithm>
#include <optional>

namespace gatepost::fcgi {
namespace {

unsigned byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

unsigned two_bytes(std::string_view bytes, std::size_t at) {
    return byte(bytes, at) << 8U | byte(bytes, at + 1);
}

/// A name's or value's length: one byte, or four with the highest bit set.
std::optional<std::size_t> take_length(std::string_view& rest) {
    if (rest.empty()) return std::nullopt;
    const std::size_t size = byte(rest, 0) < 0x80 ? 1 : 4;
    if (rest.size() < size) return std::nullopt;
    const std::size_t length =
        size == 1 ? byte(rest, 0) : (two_bytes(rest, 0) & 0x7fffU) << 16U | two_bytes(rest, 2);
    rest.remove_prefix(size);
    return length;
}

bool are_pairs(std::string_view rest) {
    while (!rest.empty()) {
        const auto name = take_length(rest);
        const auto value = take_length(rest);
        if (!name || !value || *name > rest.size() || *value > rest.size() - *name) return false;
        rest.remove_prefix(*name + *value);
    }
    return true;
}

bool begins_plain_request(std::string_view content) {
    return content.size() == sizeof(FCGI_BeginRequestBody) &&
           two_bytes(content, 0) == FCGI_RESPONDER;
}

}  // namespace

struct RecordCheck::Header {
    explicit Header(std::string_view bytes)
        : version(byte(bytes, 0)),
          type(byte(bytes, 1)),
          id(two_bytes(bytes, 2)),
          content(two_bytes(bytes, 4)),
          padding(byte(bytes, 6)) {}

    unsigned version;
    unsigned type;
    unsigned id;
    std::size_t content;
    std::size_t padding;
};

RecordCheck::State RecordCheck::look_at(std::string_view bytes) {
    State state = State::unfinished;
    while (state == State::unfinished && bytes.size() - end_ >= FCGI_HEADER_LEN) {
        const Header header(bytes.substr(end_));
        const std::string_view came = bytes.substr(end_ + FCGI_HEADER_LEN);
        state = state_after(header, came);
        if (came.size() < header.content + header.padding) break;
        end_ += FCGI_HEADER_LEN + header.content + header.padding;
    }
    return state;
}

/// Judges by the header alone what can be, so that nobody waits for bytes that change nothing.
RecordCheck::State RecordCheck::state_after(const Header& header, std::string_view came) {
    if (!is_expected(header)) return State::malformed;
    if (part_ == Part::body &&
        (body_ + std::min(header.content, came.size()) > max_body_ || overhead_ > most_overhead)) {
        return State::too_long;
    }
    if (came.size() < header.content + header.padding) return State::unfinished;
    return take(header, came.substr(0, header.content));
}

bool RecordCheck::is_expected(const Header& header) const {
    if (header.version != FCGI_VERSION_1 || header.id == FCGI_NULL_REQUEST_ID) return false;
    // libfcgi would read the padding of these as the next record. No web server sends any.
    const bool ends_part = part_ == Part::begin || (part_ == Part::params && header.content == 0);
    if (ends_part && header.padding != 0) return false;
    switch (part_) {
        case Part::begin:
            return header.type == FCGI_BEGIN_REQUEST;
        case Part::params:
            return header.type == FCGI_PARAMS && header.id == id_ &&
                   params_.size() + header.content <= most_params && overhead_ <= most_overhead;
        case Part::body:
            return header.type == FCGI_STDIN && header.id == id_;
    }
    __builtin_unreachable();
}

RecordCheck::State RecordCheck::take(const Header& header, std::string_view content) {
    overhead_ += FCGI_HEADER_LEN + header.padding;
    switch (part_) {
        case Part::begin:
            if (!begins_plain_request(content)) return State::malformed;
            id_ = header.id;
            part_ = Part::params;
            return State::unfinished;
        case Part::params:
            params_ += content;
            if (!content.empty()) return State::unfinished;
            part_ = Part::body;
            return are_pairs(params_) ? State::unfinished : State::malformed;
        case Part::body:
            body_ += content.size();
            return content.empty() ? State::whole : State::unfinished;
    }
    __builtin_unreachable();
}

}  // namespace gatepost::fcgi
