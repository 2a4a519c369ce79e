#include "mail/message.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <new>

#include "base/ascii.h"
#include "base/base64url.h"
#include "base/utf8.h"

namespace gatepost::mail {
namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(GDateTime* time) const { g_date_time_unref(time); }
    void operator()(gchar* text) const { g_free(text); }
};

template <class T>
using Owned = std::unique_ptr<T, Unref>;

constexpr std::size_t max_header_bytes = 500;

/// C0, DEL, C1 and the two Unicode line ends.
bool has_control_character(std::string_view utf8) {
    const bool ascii = std::any_of(utf8.begin(), utf8.end(), base::is_control);
    if (ascii || utf8.find("\u2028") != utf8.npos || utf8.find("\u2029") != utf8.npos) return true;
    for (std::size_t at = utf8.find('\xc2'); at != utf8.npos; at = utf8.find('\xc2', at + 1)) {
        if (static_cast<unsigned char>(utf8[at + 1]) < 0xa0) return true;
    }
    return false;
}

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

/// GMime breaks encoded words at spaces only and so exceeds the 75 characters that RFC 2047 allows
/// for text in scripts without spaces. 39 bytes make a word of 64, which fits behind "Subject: ".
std::string encode_words(std::string_view utf8, std::string_view separator) {
    constexpr std::size_t most = 39;
    std::string words;
    while (!utf8.empty()) {
        std::size_t count = std::min(most, utf8.size());
        while (count < utf8.size() && (utf8[count] & 0xc0) == 0x80)
            --count;
        const Owned<gchar> base64(
            g_base64_encode(reinterpret_cast<const guchar*>(utf8.data()), count));
        if (!words.empty()) words += separator;
        words.append("=?UTF-8?B?").append(base64.get()).append("?=");
        utf8.remove_prefix(count);
    }
    return words;
}

Owned<GMimeObject> make_part(const char* subtype, const std::string& content) {
    Owned<GMimePart> part(g_mime_part_new_with_type("text", subtype));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
    const Owned<GMimeDataWrapper> data(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), data.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return Owned<GMimeObject>(GMIME_OBJECT(part.release()));
}

Owned<GMimeMultipart> make_body(const MessageId& id, const core::MailContent& content) {
    Owned<GMimeMultipart> body(g_mime_multipart_new_with_subtype("alternative"));
    // Quoted-printable never writes "=_", so no content can hold this boundary.
    g_mime_multipart_set_boundary(body.get(), ("=_" + id.unique()).c_str());
    g_mime_multipart_add(body.get(), make_part("plain", content.text).get());
    g_mime_multipart_add(body.get(), make_part("html", content.html).get());
    return body;
}

void set_subject(GMimeMessage* message, const HeaderText& subject) {
    g_mime_message_set_subject(message, subject.text().c_str(), "utf-8");
    if (is_ascii(subject.text())) return;
    GMimeHeader* header = g_mime_header_list_get_header(
        g_mime_object_get_header_list(GMIME_OBJECT(message)), "Subject");
    g_mime_header_set_raw_value(header, (" " + encode_words(subject.text(), "\n ") + "\n").c_str());
}

void set_addresses(GMimeMessage* message, const MessageHead& head) {
    const std::string& name = head.from_name.text();
    const std::string encoded = is_ascii(name) ? name : encode_words(name, " ");
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM,
                               encoded.empty() ? nullptr : encoded.c_str(),
                               head.from.mailbox().c_str());
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, nullptr, head.to.mailbox().c_str());
}

void set_date(GMimeMessage* message, base::TimePoint date) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(date).time_since_epoch();
    const Owned<GDateTime> time(g_date_time_new_from_unix_utc(seconds.count()));
    g_mime_message_set_date(message, time.get());
}

}  // namespace

std::optional<HeaderText> HeaderText::parse(std::string_view text) {
    if (text.size() > max_header_bytes || !base::is_utf8(text)) return std::nullopt;
    if (has_control_character(text) || text.find("=?") != text.npos) return std::nullopt;
    return HeaderText(std::string(text));
}

MessageId MessageId::derive(const crypto::PurposeKeys& keys, std::string_view identity,
                            const core::Email& sender) {
    const std::string& mailbox = sender.mailbox();
    return {base::base64url_encode(keys.mac(identity).substr(0, 16)),
            mailbox.substr(mailbox.rfind('@') + 1)};
}

std::optional<std::string> compose(const MessageHead& head, const core::MailContent& content) {
    static std::once_flag initialized;
    std::call_once(initialized, g_mime_init);

    const auto& [subject, text, html] = content;
    if (subject.size() + text.size() + html.size() > max_content_bytes) return std::nullopt;
    const auto header = HeaderText::parse(subject);
    if (!header || !base::is_utf8(text) || !base::is_utf8(html)) return std::nullopt;

    const Owned<GMimeMessage> message(g_mime_message_new(false));
    set_addresses(message.get(), head);
    set_subject(message.get(), *header);
    set_date(message.get(), head.date);
    GMimeObject* object = GMIME_OBJECT(message.get());
    g_mime_object_set_header(object, "Message-ID", head.id.text().c_str(), nullptr);
    g_mime_object_set_header(object, "Auto-Submitted", "auto-generated", nullptr);
    // The same for Exchange, which does not go by it: no answers and no receipts. But a mail that
    // cannot be delivered shall come back (NDR is not among them, as it is in "All").
    g_mime_object_set_header(object, "X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply",
                             nullptr);
    const auto body = make_body(head.id, content);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(body.get()));

    const Owned<gchar> whole(g_mime_object_to_string(object, nullptr));
    if (!whole) throw std::bad_alloc();
    return std::string(whole.get());
}

}  // namespace gatepost::mail
