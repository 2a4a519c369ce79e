#include "core/courier.h"

using namespace gatepost::core;

// Nothing but a parsed address reaches the argument list of sendmail.
void send(MailTransport& transport, const std::string& text, const MailContent& content) {
#ifdef BROKEN
    transport.send(text, content, "1");
#else
    if (const auto email = Email::parse(text)) transport.send(*email, content, "1");
#endif
}
