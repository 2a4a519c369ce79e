#include "mail.h"

#include <gmime/gmime.h>

#include <memory>

namespace inbox {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
    void operator()(void* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, Free>;

std::string to_string(const char* text) {
    // Browsers are promised UTF-8; a broken header must not break that promise.
    return text == nullptr ? std::string() : Text(g_utf8_make_valid(text, -1)).get();
}

std::string addresses(InternetAddressList* list) {
    if (list == nullptr) return {};
    return to_string(Text(internet_address_list_to_string(list, nullptr, FALSE)).get());
}

std::string date_of(GMimeMessage* message) {
    GDateTime* date = g_mime_message_get_date(message);
    if (date == nullptr) return {};
    return to_string(Text(g_date_time_format(date, "%Y-%m-%d %H:%M:%S %z")).get());
}

void collect_part(GMimeObject*, GMimeObject* part, gpointer out) {
    if (!GMIME_IS_TEXT_PART(part)) return;
    auto* mail = static_cast<Mail*>(out);
    GMimeContentType* type = g_mime_object_get_content_type(part);
    const bool is_html = g_mime_content_type_is_type(type, "text", "html") != FALSE;
    std::string& target = is_html ? mail->html : mail->text;
    if (target.empty())
        target = to_string(Text(g_mime_text_part_get_text(GMIME_TEXT_PART(part))).get());
}

std::unique_ptr<GMimeMessage, Unref> parse(std::string_view source) {
    const std::unique_ptr<GMimeStream, Unref> stream(
        g_mime_stream_mem_new_with_buffer(source.data(), source.size()));
    const std::unique_ptr<GMimeParser, Unref> parser(g_mime_parser_new_with_stream(stream.get()));
    return std::unique_ptr<GMimeMessage, Unref>(
        g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace

Mail parse_mail(std::string_view source) {
    static const bool started = (g_mime_init(), true);
    static_cast<void>(started);
    Mail mail;
    const auto message = parse(source);
    if (!message) return mail;
    mail.date = date_of(message.get());
    mail.from = addresses(g_mime_message_get_from(message.get()));
    mail.to = addresses(g_mime_message_get_to(message.get()));
    mail.subject = to_string(g_mime_message_get_subject(message.get()));
    g_mime_message_foreach(message.get(), collect_part, &mail);
    return mail;
}

}  // namespace inbox
