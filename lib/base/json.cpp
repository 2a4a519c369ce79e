#include "base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gatepost::base {

/// From their values to ours and back.
struct JsonAccess {
    using Theirs = nlohmann::json;

    static Json from(const Theirs& theirs) {
        switch (theirs.type()) {
            case Theirs::value_t::null:
                return nullptr;
            case Theirs::value_t::boolean:
                return theirs.get<bool>();
            case Theirs::value_t::number_integer:
                return theirs.get<std::int64_t>();
            case Theirs::value_t::number_unsigned:
                return theirs.get<std::uint64_t>();
            case Theirs::value_t::string:
                return theirs.get_ref<const std::string&>();
            case Theirs::value_t::array:
                return Json::Array(from_all(theirs));
            case Theirs::value_t::object:
                return from_object(theirs);
            case Theirs::value_t::number_float:
            case Theirs::value_t::binary:
            case Theirs::value_t::discarded:
                break;
        }
        throw JsonError("not JSON, or a number that is not whole");
    }

    static Theirs to(const Json& ours) {
        return std::visit([](const auto& value) { return to(value); }, ours.value_);
    }

  private:
    static Json::Array from_all(const Theirs& theirs) {
        Json::Array values;
        for (const Theirs& value : theirs)
            values.push_back(from(value));
        return values;
    }

    static Json from_object(const Theirs& theirs) {
        Json::Object members;
        for (const auto& [name, value] : theirs.items())
            members.emplace_back(name, from(value));
        Json object;
        object.value_ = std::move(members);
        return object;
    }

    template <class Plain>
    static Theirs to(const Plain& value) {
        return value;
    }

    static Theirs to(const Json::Array& values) {
        Theirs array = Theirs::array();
        for (const Json& value : values)
            array.push_back(to(value));
        return array;
    }

    static Theirs to(const Json::Object& members) {
        Theirs object = Theirs::object();
        for (const auto& [name, value] : members)
            object[name] = to(value);
        return object;
    }
};

Json Json::parse(std::string_view text) {
    return JsonAccess::from(nlohmann::json::parse(text, nullptr, false));
}

std::string Json::dump(int indent) const {
    return JsonAccess::to(*this).dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

void Json::add(std::string name, Json value) {
    if (!std::holds_alternative<Object>(value_)) throw JsonError("not a JSON object");
    std::get<Object>(value_).emplace_back(std::move(name), std::move(value));
}

bool Json::boolean() const {
    return as<bool>("boolean");
}

const std::string& Json::text() const {
    return as<std::string>("string");
}

const Json::Array& Json::array() const {
    return as<Array>("array");
}

const Json& Json::at(std::string_view name) const {
    if (const Json* member = find(name)) return *member;
    throw JsonError("no member \"" + std::string(name) + "\" in a JSON object");
}

std::vector<std::string> Json::names() const {
    std::vector<std::string> names;
    for (const Member& member : as<Object>("object"))
        names.push_back(member.first);
    return names;
}

const Json* Json::find(std::string_view name) const {
    const auto& members = as<Object>("object");
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const Member& member) { return member.first == name; });
    return found == members.end() ? nullptr : &found->second;
}

}  // namespace gatepost::base
